package io.elman.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.elman.Finding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigReaderTest {
    private static final String SMALLEST = "data: {train: a.csv, text: t, label: l}";

    @TempDir
    Path folder;

    @Test
    void defaultsFillWhatIsNotGiven() {
        Experiment experiment = ConfigReader.parse(SMALLEST, "test");
        assertThat(experiment.seed()).isEqualTo(42);
        assertThat(experiment.labelled().data().test().fraction()).hasValue(0.2);
        assertThat(experiment.labelled().data().csv().charset()).isEqualTo(StandardCharsets.UTF_8);
        assertThat(experiment.model().hidden()).containsExactly(64);
        assertThat(experiment.training().step().updater()).isEqualTo(StepConfig.Updater.ADAM);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[0, 3, big]", "[0, big]"})
    void eachWrongItemOfAListIsToldOnce(String hidden) {
        assertThat(wrong("model: {hidden: " + hidden + "}").findings())
                .extracting(Finding::message)
                .containsExactly(
                        "'model.hidden' must be a list of whole numbers from 1 to 100000, not '0'",
                        "'model.hidden' must be a list of whole numbers from 1 to 100000, not 'big'");
    }

    @Test
    void anEmptyListIsCalledEmpty() {
        assertThat(wrong("model: {hidden: []}"))
                .hasMessageEndingWith("must be a list of whole numbers from 1 to 100000, not an empty list");
    }

    @Test
    void everyMistakeIsToldAtOnceWithItsPlace() throws IOException {
        Path file = write("""
                task: clasification
                data:
                  train: a.csv
                  text: t
                  label: l
                  validation: 1.5
                training:
                  epocs: 5
                  batch: many
                  learning-rate: -1
                """);
        ConfigException wrong = catchThrowableOfType(ConfigException.class, () -> ConfigReader.read(file, List.of()));
        assertThat(wrong.findings())
                .extracting(finding -> place(finding, file))
                .containsExactly("1:7", "6:15", "9:10", "10:18", "8:3");
        assertThat(wrong)
                .hasMessageContaining(
                        "'task' must be one of classification, forecasting, generation, translation, not 'clasification'")
                .hasMessageContaining("'data.validation' must be a number from 0.01 to 0.9, not '1.5'")
                .hasMessageContaining("'training.batch' must be a whole number")
                .hasMessageContaining("unknown key 'training.epocs'");
        assertThat(wrong.render()).contains("did you mean 'epochs'?", "  epocs: 5", "  ^");
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThatThrownBy(() -> ConfigReader.parse("data: {train: a.csv}", "c.yaml"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("c.yaml:1:7: error: 'data.text' is missing")
                .hasMessageContaining("'data.label' is missing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "just text",
                "[1, 2]",
                "a: [",
                "a: b: c",
                "data: 5",
                "data:\n\ttrain: x",
                "{a: 1, a: 2}",
                "model: {hidden: []}",
                "model: {hidden: {a: 1}}",
                "seed: 1e99",
                "seed:",
                "? [a]: b"
            })
    void noTextMakesTheReaderFailOtherwise(String text) {
        assertThatThrownBy(() -> ConfigReader.parse(text, "c.yaml"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("c.yaml");
    }

    @Test
    void deepNestingIsRefusedRatherThanFollowed() {
        assertThatThrownBy(() -> ConfigReader.parse("a: " + "[".repeat(2000) + "]".repeat(2000), "c.yaml"))
                .isInstanceOf(ConfigException.class);
    }

    @Test
    void overridesWinOverTheFile() throws IOException {
        Experiment experiment = ConfigReader.read(
                write(SMALLEST), List.of("training.epochs=7", "model.hidden=[3, 4]", "data.test=b.csv", "seed=-1"));
        assertThat(experiment.training().epochs()).isEqualTo(7);
        assertThat(experiment.model().hidden()).containsExactly(3, 4);
        assertThat(experiment.labelled().data().test().file()).hasValue("b.csv");
        assertThat(experiment.seed()).isEqualTo(-1);
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "|", "#", "-", ":", "tab"})
    void aDelimiterNeedsNoQuotationMarksOnTheCommandLine(String delimiter) throws IOException {
        Experiment experiment = ConfigReader.read(write(SMALLEST), List.of("data.delimiter=" + delimiter));
        assertThat(String.valueOf(experiment.labelled().data().csv().delimiter()))
                .isEqualTo(delimiter.replace("tab", "\t"));
    }

    @ParameterizedTest
    @CsvSource({
        "training.epoch=7,did you mean 'epochs'",
        "training.epochs,written key=value",
        "training.epochs=,no value",
        "training.epochs=0,must be a whole number from 1",
        "training.epochs=x,'training.epochs' must be a whole number",
        "training.epochs=[1,quote such a value",
        "seed.a=1,not a section"
    })
    void aWrongOverrideIsToldAsSuch(String override, String expected) throws IOException {
        Path file = write(SMALLEST + "\nseed: 1");
        assertThatThrownBy(() -> ConfigReader.read(file, List.of(override)))
                .isInstanceOf(ConfigException.class)
                .satisfies(wrong -> assertThat(((ConfigException) wrong).render())
                        .contains("--set " + override + ": ")
                        .contains(expected));
    }

    @Test
    void theEffectiveConfigurationReadsBackAsTheSame() {
        Experiment first = ConfigReader.parse(
                SMALLEST.replace("l}", "l, delimiter: tab, test: 0.3}") + "\nmodel: {hidden: [8, 9], pooling: max}",
                "test");
        assertThat(EffectiveConfig.toYaml(Map.of("log", List.of(), "past", List.of())))
                .doesNotContain("&", "*");
        Experiment second = ConfigReader.parse(EffectiveConfig.toYaml(first.effective()), "again");
        assertThat(second).isEqualTo(first);
        assertThat(first.labelled().data().csv().delimiter()).isEqualTo('\t');
    }

    @Test
    void aPathNeedsNoQuotationMarksOfItsOwn() throws IOException {
        String odd = "mo: 'del #1.zip";
        Experiment experiment = ConfigReader.read(write(SMALLEST), List.of("output=" + ConfigReader.quote(odd)));
        assertThat(experiment.output()).isEqualTo(odd);
    }

    @Test
    void theOutputIsNamedAfterTheConfiguration() throws IOException {
        assertThat(ConfigReader.read(write(SMALLEST), List.of()).output()).isEqualTo("models/c.zip");
    }

    @Test
    void aBackwardNetworkIsNotReadWhereItHasSeenNothing() {
        assertThatThrownBy(
                        () -> ConfigReader.parse(SMALLEST + "\nmodel: {bidirectional: true, pooling: last}", "c.yaml"))
                .hasMessageContaining("c.yaml:2:39: error: 'model.pooling' cannot go with 'model.bidirectional'");
    }

    @Test
    void filesThatCannotBeReadAreTold() throws IOException {
        Path binary = Files.write(folder.resolve("b.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        assertThatThrownBy(() -> ConfigReader.read(folder, List.of())).hasMessageContaining("this is a folder");
        assertThatThrownBy(() -> ConfigReader.read(folder.resolve("none.yaml"), List.of()))
                .hasMessageContaining("there is no such file");
        assertThatThrownBy(() -> ConfigReader.read(binary, List.of())).hasMessageContaining("not a UTF-8 text");
    }

    private Path write(String yaml) throws IOException {
        return Files.writeString(folder.resolve("c.yaml"), yaml);
    }

    private static String place(Finding finding, Path file) {
        return finding.location()
                .orElseThrow()
                .toString()
                .substring(file.toString().length() + 1);
    }

    private static ConfigException wrong(String section) {
        return catchThrowableOfType(ConfigException.class, () -> ConfigReader.parse(SMALLEST + "\n" + section, "test"));
    }
}
