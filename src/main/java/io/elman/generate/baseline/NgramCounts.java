package io.elman.generate.baseline;

import java.util.Arrays;

/**
 * How often each sequence of up to {@code order} symbols stands in a text, as a tree: below a sequence are those that go on
 * with one symbol more. Some 30 bytes a different sequence; the text itself need not be in memory.
 */
public final class NgramCounts {
    static final int ROOT = 0;
    private static final int NONE = -1;

    private final int order;
    private long[] keys = new long[1 << 10];
    private int[] nodes = new int[1 << 10];
    private int[] counts = new int[1 << 10];
    private long[] totals = new long[1 << 10];
    private int[] distinct = new int[1 << 10];
    private int size = 1;

    /** @param order of the longest sequences */
    public NgramCounts(int order) {
        if (order < 1) {
            throw new IllegalArgumentException("sequences have a symbol at least, not " + order);
        }
        this.order = order;
        Arrays.fill(nodes, NONE);
    }

    /**
     * Returns the counts of a text.
     *
     * @param symbols of which the first are counted; not modified
     */
    public static NgramCounts of(int[] symbols, int length, int order) {
        NgramCounts counts = new NgramCounts(order);
        int[] context = counts.begin();
        for (int i = 0; i < length; i++) {
            counts.learn(context, symbols[i]);
        }
        return counts;
    }

    public int order() {
        return order;
    }

    /**
     * Returns what was read before the first symbol: the node of the last 0, 1, … symbols, up to one less than the order;
     * {@code NONE} where so many were not read, or never together. New array.
     */
    int[] begin() {
        int[] context = new int[order];
        Arrays.fill(context, NONE);
        context[0] = ROOT;
        return context;
    }

    /** @param context modified: goes on by the symbol */
    private void learn(int[] context, int symbol) {
        for (int length = order - 1; length >= 0; length--) {
            int child = context[length] == NONE ? NONE : add(context[length], symbol, 1);
            if (length + 1 < order) {
                context[length + 1] = child;
            }
        }
    }

    /** @param context modified: goes on by the symbol */
    void read(int[] context, int symbol) {
        for (int length = order - 2; length >= 0; length--) {
            context[length + 1] = child(context[length], symbol);
        }
    }

    /** Returns the node of a sequence that goes on by a symbol; {@code NONE} if it never did. */
    int child(int node, int symbol) {
        return node == NONE ? NONE : nodes[slot(key(node, symbol))];
    }

    /** Returns how often a sequence stands in the text. */
    int count(int node) {
        return node == NONE ? 0 : counts[node];
    }

    /** Returns how often a sequence goes on. */
    long total(int node) {
        return node == NONE ? 0 : totals[node];
    }

    /** Returns by how many different symbols a sequence goes on. */
    int distinct(int node) {
        return node == NONE ? 0 : distinct[node];
    }

    /** Returns how many different sequences there are, the empty one included. */
    public int size() {
        return size;
    }

    /** Returns the node of a sequence that goes on by a symbol, having counted it. */
    int add(int node, int symbol, int times) {
        long key = key(node, symbol);
        int slot = slot(key);
        if (nodes[slot] == NONE) {
            slot = insert(key, slot);
            distinct[node]++;
        }
        counts[nodes[slot]] = Math.addExact(counts[nodes[slot]], times);
        totals[node] += times;
        return nodes[slot];
    }

    private int insert(long key, int free) {
        int slot = free;
        if (2L * size >= keys.length) {
            grow();
            slot = slot(key);
        }
        if (size == counts.length) {
            counts = Arrays.copyOf(counts, 2 * size);
            totals = Arrays.copyOf(totals, 2 * size);
            distinct = Arrays.copyOf(distinct, 2 * size);
        }
        keys[slot] = key;
        nodes[slot] = size++;
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldNodes = nodes;
        keys = new long[Math.multiplyExact(2, oldKeys.length)];
        nodes = new int[keys.length];
        Arrays.fill(nodes, NONE);
        for (int old = 0; old < oldKeys.length; old++) {
            if (oldNodes[old] != NONE) {
                int slot = slot(oldKeys[old]);
                keys[slot] = oldKeys[old];
                nodes[slot] = oldNodes[old];
            }
        }
    }

    private static long key(int node, int symbol) {
        return (long) node << Integer.SIZE | symbol;
    }

    /** Returns where a key stands, or would stand: open addressing, the next free place. */
    private int slot(long key) {
        long mixed = key * 0x9E3779B97F4A7C15L;
        int slot = (int) (mixed >>> Long.numberOfLeadingZeros(keys.length - 1L));
        while (nodes[slot] != NONE && keys[slot] != key) {
            slot = slot + 1 & keys.length - 1;
        }
        return slot;
    }

    /** Takes the sequences one by one. */
    interface Visitor {
        void visit(int node, int parent, int symbol);
    }

    /** Visits every sequence but the empty one in the order in which they were added: a sequence comes after its parent. */
    void forEach(Visitor visitor) {
        long[] keyOf = new long[size];
        for (int slot = 0; slot < keys.length; slot++) {
            if (nodes[slot] != NONE) {
                keyOf[nodes[slot]] = keys[slot];
            }
        }
        for (int node = 1; node < size; node++) {
            visitor.visit(node, (int) (keyOf[node] >>> Integer.SIZE), (int) keyOf[node]);
        }
    }
}
