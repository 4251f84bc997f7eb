package io.elman.config.series;

import io.elman.config.reading.Range;
import io.elman.config.reading.Section;
import java.util.List;

/**
 * What is learned of the future.
 *
 * @param linear what forecasts first, by weighted sums, so that the network learns what that leaves
 * @param loss of one value
 * @param quantiles ascending, 0.5 among them, for {@link Loss#PINBALL}; else empty
 * @param interval the share of actual values that is to lie between lower and upper; with quantiles, what lies between
 *     the first and the last
 */
public record AnswerConfig(Linear linear, Loss loss, List<Double> quantiles, double interval) {
    /** What forecasts before the network does. */
    public enum Linear {
        /** Nothing. */
        NONE,
        /** An autoregression of each target that takes its own forecasts for values. */
        ITERATED,
        /** The mean of two that iterate: one of values, one of their changes. */
        AVERAGED,
        /** A regression a step on all that the window holds. */
        DIRECT
    }

    /** The loss of one value. */
    public enum Loss {
        /** |y - f|: the forecast is a median. */
        MAE,
        /** (y - f)²: the forecast is a mean. */
        MSE,
        /** max(q (y - f), (q - 1) (y - f)) for each quantile q. */
        PINBALL
    }

    private static final Range SHARE = Range.between(0.001, 0.999);

    /** Returns where the median stands among the quantiles. */
    public int medianIndex() {
        return quantiles.indexOf(0.5);
    }

    /** Returns how many numbers stand for one value of the future. */
    public int outputs() {
        return Math.max(1, quantiles.size());
    }

    static AnswerConfig read(Section model) {
        Linear linear = model.oneOf("linear", Linear.NONE);
        List<Double> quantiles = model.decimals("quantiles", List.of(), SHARE);
        if (quantiles.isEmpty()) {
            Loss loss = model.oneOf("loss", Loss.MAE);
            if (loss == Loss.PINBALL) {
                model.reject("loss", "needs quantiles", "set model.quantiles, for example to [0.05, 0.5, 0.95]");
            }
            return new AnswerConfig(linear, loss, quantiles, model.decimal("interval", 0.9, SHARE));
        }
        boolean ascending = quantiles.stream().sorted().distinct().toList().equals(quantiles);
        if (!ascending || quantiles.size() < 3 || !quantiles.contains(0.5)) {
            model.reject("quantiles", "must ascend and hold 0.5 between two others", "for example [0.05, 0.5, 0.95]");
        }
        if (model.has("loss") && model.oneOf("loss", Loss.PINBALL) != Loss.PINBALL) {
            model.reject("loss", "is pinball where there are quantiles", "leave one of the two out");
        }
        if (model.has("interval")) {
            model.decimal("interval", 0.9, SHARE);
            model.reject("interval", "is decided by model.quantiles", "leave one of the two out");
        }
        return new AnswerConfig(
                linear, Loss.PINBALL, quantiles, quantiles.get(quantiles.size() - 1) - quantiles.get(0));
    }
}
