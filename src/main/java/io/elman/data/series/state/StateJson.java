package io.elman.data.series.state;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import com.google.gson.TypeAdapter;
import com.google.gson.TypeAdapterFactory;
import com.google.gson.reflect.TypeToken;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import io.elman.data.series.SeriesSet;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The state, and the rows to go on from, as JSON text: each record an object of its components, so that its constructors
 * check what is read.
 */
public final class StateJson {
    private static final int VERSION = 2;

    private static final Gson GSON = new GsonBuilder()
            .registerTypeAdapterFactory(new Optionals())
            .registerTypeAdapter(LocalDate.class, new Days().nullSafe())
            .create();

    /** What is written: other versions are refused. */
    private record Versioned(int version, SeriesState state) {}

    private StateJson() {}

    /** Returns the state as text; the same state gives the same text. */
    public static String write(SeriesState state) {
        return GSON.toJson(new Versioned(VERSION, state));
    }

    /**
     * Returns the state that was written.
     *
     * @throws IllegalArgumentException if the text is none, is of another version, or something in it is missing or wrong
     */
    public static SeriesState read(String json) {
        Versioned versioned = parse(json, Versioned.class);
        if (versioned == null || versioned.version() != VERSION) {
            throw new IllegalArgumentException("this is no state of a series of version " + VERSION);
        }
        if (versioned.state() == null) {
            throw new IllegalArgumentException("there is no state in it");
        }
        return versioned.state();
    }

    /** Returns series as text; the same series give the same text. */
    public static String write(SeriesSet set) {
        return GSON.toJson(set);
    }

    /**
     * Returns the series that were written.
     *
     * @throws IllegalArgumentException if the text is none, or something in it is missing or wrong
     */
    public static SeriesSet readSeries(String json) {
        SeriesSet set = parse(json, SeriesSet.class);
        if (set == null || set.series().isEmpty()) {
            throw new IllegalArgumentException("there is no series in it");
        }
        return set;
    }

    /** Gson wraps what a constructor throws in a bare RuntimeException. */
    private static <T> T parse(String json, Class<T> type) {
        try {
            return GSON.fromJson(json, type);
        } catch (JsonParseException e) {
            throw new IllegalArgumentException("the state of the series is no JSON as expected: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            String what = cause instanceof NullPointerException ? "something is missing" : cause.getMessage();
            throw new IllegalArgumentException("the state of the series is broken: " + what, e);
        }
    }

    private static final class Days extends TypeAdapter<LocalDate> {
        @Override
        public void write(JsonWriter out, LocalDate day) throws IOException {
            out.value(day.toString());
        }

        @Override
        public LocalDate read(JsonReader in) throws IOException {
            return LocalDate.parse(in.nextString());
        }
    }

    /** An optional is an array of one value or none: Gson leaves null out, and what is left out counts as lost. */
    private static final class Optionals implements TypeAdapterFactory {
        @Override
        @SuppressWarnings("unchecked")
        public <T> TypeAdapter<T> create(Gson gson, TypeToken<T> type) {
            if (type.getRawType() != Optional.class) {
                return null;
            }
            Type content = ((ParameterizedType) type.getType()).getActualTypeArguments()[0];
            return (TypeAdapter<T>) new OptionalOf<>(gson.getAdapter(TypeToken.get(content)));
        }
    }

    private static final class OptionalOf<T> extends TypeAdapter<Optional<T>> {
        private final TypeAdapter<T> content;

        @SuppressWarnings("unchecked")
        OptionalOf(TypeAdapter<?> content) {
            this.content = (TypeAdapter<T>) content;
        }

        @Override
        public void write(JsonWriter out, Optional<T> value) throws IOException {
            out.beginArray();
            if (value.isPresent()) {
                content.write(out, value.get());
            }
            out.endArray();
        }

        @Override
        public Optional<T> read(JsonReader in) throws IOException {
            in.beginArray();
            Optional<T> value = in.hasNext() ? Optional.of(content.read(in)) : Optional.empty();
            in.endArray();
            return value;
        }
    }
}
