package io.elman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.elman.classify.TinyReviews;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Java of the README that classifies a text, as it stands there: compiled and run with a small model. */
class ReadmeTest {
    private static final Pattern JAVA = Pattern.compile("```java\\R(.*?)```", Pattern.DOTALL);
    private static final String MODEL = "models/reviews.zip";

    @TempDir
    Path folder;

    @Test
    void theJavaOfTheReadmeClassifiesAText() throws Exception {
        Path config = TinyReviews.in(folder);
        assertThat(Result.run("train", config.toString()).code()).isZero();
        String lines = javaOfReadme().replace(MODEL, folder.resolve("tiny.zip").toString());
        assertThat(lines.lines()).hasSize(3);
        assertThat(printedBy(compiled(lines))).matches("(" + String.join("|", TinyReviews.LABELS) + ") 0\\.\\d+\\R");
    }

    private static String javaOfReadme() throws IOException {
        Matcher blocks = JAVA.matcher(Files.readString(Path.of("README.md")));
        while (blocks.find()) {
            if (blocks.group(1).contains(MODEL)) {
                return blocks.group(1);
            }
        }
        throw new AssertionError("the README shows no Java for " + MODEL);
    }

    private Class<?> compiled(String lines) throws Exception {
        Path source = Files.writeString(folder.resolve("Snippet.java"), """
                import io.elman.classify.*;
                import java.nio.file.Path;
                public class Snippet { public static void run() { %s } }
                """.formatted(lines));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        int code = compiler.run(null, null, errors, "-cp", classPath, "-d", folder.toString(), source.toString());
        assertThat(code).as(errors.toString(StandardCharsets.UTF_8)).isZero();
        URL[] classes = {folder.toUri().toURL()};
        return new URLClassLoader(classes, getClass().getClassLoader()).loadClass("Snippet");
    }

    private static String printedBy(Class<?> snippet) throws Exception {
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            snippet.getMethod("run").invoke(null);
        } finally {
            System.setOut(before);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }
}
