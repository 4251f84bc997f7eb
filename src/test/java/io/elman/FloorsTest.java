package io.elman;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * The house: a package uses only packages of lower floors, and packages on one floor never use one another. A nested
 * package ({@code data.text}) belongs to its parent: they may use one another, in one direction only.
 */
class FloorsTest {
    private static final List<List<String>> FLOORS = List.of(
            List.of(""),
            List.of("config", "cell", "engine"),
            List.of("data", "model"),
            List.of("train", "report"),
            List.of("classify", "forecast", "generate", "translate", "verify"),
            List.of("cli"));

    /** Who may see which library; a package that is not named here sees none of them. */
    private static final Map<String, List<String>> LIBRARIES = new TreeMap<>(Map.of(
            "org.deeplearning4j.", List.of("engine", "model", "train", "verify"),
            // The bridge from DataVec records to tensors; the rest of DL4J stays out of sight of the data.
            "org.deeplearning4j.datasets.datavec.", List.of("data"),
            "org.datavec.", List.of("data"),
            "picocli.", List.of("cli"),
            "org.snakeyaml.", List.of("config"),
            "de.siegmar.", List.of("data"),
            "org.apache.commons.math3.transform.", List.of("data"),
            "javax.sound.", List.of("data")));

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.elman");

    @Test
    void packagesUseOnlyLowerFloors() {
        assertThat(violations(PRODUCT)).isEmpty();
    }

    @Test
    void librariesStayBehindTheirPackages() {
        List<String> strays = new ArrayList<>();
        for (JavaClass type : PRODUCT) {
            for (Dependency use : type.getDirectDependenciesFromSelf()) {
                if (!maySee(room(type), use.getTargetClass().getName())) {
                    strays.add(use.getDescription());
                }
            }
        }
        assertThat(strays).isEmpty();
    }

    @Test
    void onlyTheBridgeOfDeeplearning4jIsSeenByTheData() {
        assertThat(maySee("data", "org.deeplearning4j.datasets.datavec.RecordReaderMultiDataSetIterator"))
                .isTrue();
        assertThat(maySee("data", "org.deeplearning4j.nn.conf.NeuralNetConfiguration"))
                .isFalse();
        assertThat(maySee("data", "java.util.List")).isTrue();
        assertThat(maySee("report", "org.datavec.api.writable.Text")).isFalse();
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("io.elman.(**)")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(PRODUCT);
    }

    @Test
    void theCheckSeesAStepUp() {
        assertThat(mayUse("config", "cli")).isFalse();
        assertThat(mayUse("data", "model")).isFalse();
        assertThat(mayUse("data.text", "data")).isTrue();
        assertThat(mayUse("cli", "")).isTrue();
    }

    private static List<String> violations(JavaClasses classes) {
        List<String> violations = new ArrayList<>();
        for (JavaClass type : classes) {
            for (Dependency use : type.getDirectDependenciesFromSelf()) {
                JavaClass target = use.getTargetClass();
                if (target.getPackageName().startsWith("io.elman") && !mayUse(home(type), home(target))) {
                    violations.add(use.getDescription());
                }
            }
        }
        return violations;
    }

    private static boolean maySee(String room, String type) {
        List<List<String>> homes = LIBRARIES.entrySet().stream()
                .filter(library -> type.startsWith(library.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        return homes.isEmpty() || homes.stream().anyMatch(home -> home.contains(room));
    }

    private static boolean mayUse(String user, String used) {
        return room(user).equals(room(used)) || floor(used) < floor(user);
    }

    private static int floor(String home) {
        for (int floor = 0; floor < FLOORS.size(); floor++) {
            if (FLOORS.get(floor).contains(room(home))) {
                return floor;
            }
        }
        throw new AssertionError("package " + home + " stands on no floor: add it to the list");
    }

    private static String room(JavaClass type) {
        return room(home(type));
    }

    private static String room(String home) {
        return home.replaceFirst("\\..*", "");
    }

    private static String home(JavaClass type) {
        return type.getPackageName().replaceFirst("^io\\.elman\\.?", "");
    }
}
