package io.elman.data;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** The names of the classes in order of their text; a class is called by its index everywhere but in files. */
public final class ClassNames {
    private final List<String> names;
    private final Map<String, Integer> indices = new HashMap<>();

    private ClassNames(Collection<String> sorted) {
        names = List.copyOf(sorted);
        names.forEach(name -> indices.put(name, indices.size()));
    }

    /** Returns the classes of the given names, which may come in any order and more than once. */
    public static ClassNames of(Collection<String> names) {
        return new ClassNames(new TreeSet<>(names));
    }

    public int size() {
        return names.size();
    }

    public String name(int index) {
        return names.get(index);
    }

    public List<String> names() {
        return names;
    }

    /** Returns the index of a class; empty when there is none of that name. */
    public Optional<Integer> indexOf(String name) {
        return Optional.ofNullable(indices.get(name));
    }
}
