package io.elman.model.memory;

/**
 * The state of a recurrent layer after an epoch.
 *
 * @param layer as it is shown, such as {@code layer 2 backward}
 * @param spectralRadius of W_hh: below 1, what a linear network of these weights remembers fades; above, it may explode
 * @param saturated the share of the states h of all units and real steps with |h| above {@value #SATURATION}: hardly any
 *     gradient passes them
 */
public record LayerMemory(String layer, double spectralRadius, double saturated) {
    /** From here on the slope of tanh, 1 - h^2, is below a fiftieth. */
    public static final double SATURATION = 0.99;
}
