package io.elman.cell;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** One file that pytorch_values.py wrote. All arrays are of doubles and new. */
public record PytorchValues(JsonObject json) {
    public static PytorchValues read(String name) {
        String resource = "/pytorch/" + name + ".json";
        try (Reader reader =
                new InputStreamReader(PytorchValues.class.getResourceAsStream(resource), StandardCharsets.UTF_8)) {
            return new PytorchValues(JsonParser.parseReader(reader).getAsJsonObject());
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }

    public double number(String name) {
        return json.get(name).getAsDouble();
    }

    public INDArray array(String name) {
        return array(json.get(name));
    }

    Sequences sequences() {
        return new Sequences(array("input"), array("mask"), array("initialState"));
    }

    /** Returns a network, or its gradient, from the five arrays of an entry. */
    public ElmanNetwork network(String name) {
        JsonObject entry = json.getAsJsonObject(name);
        return new ElmanNetwork(
                new CellWeights(
                        array(entry.get("inputWeights")),
                        array(entry.get("recurrentWeights")),
                        array(entry.get("hiddenBias"))),
                new ReadoutWeights(array(entry.get("outputWeights")), array(entry.get("outputBias"))),
                Readout.valueOf(json.get("readout").getAsString()));
    }

    private static INDArray array(JsonElement nested) {
        List<Double> values = new ArrayList<>();
        flatten(nested, values);
        List<Long> shape = new ArrayList<>();
        for (JsonElement level = nested;
                level.isJsonArray();
                level = level.getAsJsonArray().get(0)) {
            shape.add((long) level.getAsJsonArray().size());
        }
        double[] data = values.stream().mapToDouble(Double::doubleValue).toArray();
        return Nd4j.createFromArray(data)
                .reshape('c', shape.stream().mapToLong(Long::longValue).toArray());
    }

    private static void flatten(JsonElement nested, List<Double> values) {
        if (nested instanceof JsonArray array) {
            array.forEach(element -> flatten(element, values));
        } else {
            values.add(nested.getAsDouble());
        }
    }
}
