#!/usr/bin/env python3
"""Writes what SciPy computes of a synthetic signal into src/test/resources/audio/mfcc.json.

From the project's folder:

    python3 -m venv .venv
    .venv/bin/pip install scipy
    .venv/bin/python src/test/scripts/mfcc_values.py

The definition is librosa's (feature.mfcc with htk=False, norm="slaney", dct_type=2, power 2, top_db 80), without its
padding of the ends: a periodic Hann window, the power spectrum, Slaney's mel bands, decibels, and the orthonormal cosine
transform. Slopes are those of the HTK Book (5.16) over two steps on each side, the first and last step repeated.
"""

import json
import pathlib

import numpy
import scipy.fft
import scipy.signal

FILE = pathlib.Path(__file__).resolve().parent.parent / "resources" / "audio" / "mfcc.json"

CASES = [
    # sample rate, seconds of signal, window, step, mel bands, coefficients, deltas
    (8_000, 0.12, 0.025, 0.010, 26, 13, 2),
    (16_000, 0.10, 0.032, 0.016, 40, 20, 1),
    (22_050, 0.02, 0.030, 0.010, 20, 12, 1),
]


def signal(rate, seconds):
    """A rising tone with overtones, some noise, and silence at the end."""
    time = numpy.arange(int(rate * seconds)) / rate
    phase = 2 * numpy.pi * (200 * time + 1500 * time**2)
    tones = 0.4 * numpy.sin(phase) + 0.2 * numpy.sin(3 * phase) + 0.05 * numpy.cos(11 * phase)
    noise = 0.02 * numpy.random.default_rng(7).standard_normal(len(time))
    sound = (tones + noise) * numpy.minimum(1, 8 * time / seconds)
    sound[int(0.85 * len(sound)):] = 0
    return numpy.round(sound * 32_768) / 32_768


def mel(hertz):
    if hertz < 1000:
        return 3 * hertz / 200
    return 15 + 27 * numpy.log(hertz / 1000) / numpy.log(6.4)


def hertz(mels):
    if mels < 15:
        return 200 * mels / 3
    return 1000 * numpy.exp(numpy.log(6.4) * (mels - 15) / 27)


def bands(rate, length, count):
    frequencies = scipy.fft.rfftfreq(length, 1 / rate)
    edges = [hertz(m) for m in numpy.linspace(0, mel(rate / 2), count + 2)]
    rows = []
    for low, top, high in zip(edges, edges[1:], edges[2:]):
        rows.append(numpy.interp(frequencies, [low, top, high], [0, 1, 0], left=0, right=0) * 2 / (high - low))
    return numpy.array(rows)


def slopes(rows):
    padded = numpy.pad(rows, ((2, 2), (0, 0)), mode="edge")
    return numpy.array([padded[t:t + 5].T @ [-2, -1, 0, 1, 2] / 10 for t in range(len(rows))])


def mfcc(sound, rate, window, step, count, coefficients, deltas):
    size, hop = round(window * rate), round(step * rate)
    if len(sound) < size:
        sound = numpy.pad(sound, (0, size - len(sound)))
    length = 2 ** int(numpy.ceil(numpy.log2(size)))
    frames = numpy.lib.stride_tricks.sliding_window_view(sound, size)[::hop]
    spectrum = scipy.fft.rfft(frames * scipy.signal.get_window("hann", size, fftbins=True), length)
    levels = 10 * numpy.log10(numpy.maximum(1e-10, numpy.abs(spectrum) ** 2 @ bands(rate, length, count).T))
    levels = numpy.maximum(levels, levels.max() - 80)
    parts = [scipy.fft.dct(levels, type=2, norm="ortho")[:, :coefficients]]
    for _ in range(deltas):
        parts.append(slopes(parts[-1]))
    return numpy.concatenate(parts, axis=1)


def case(rate, seconds, window, step, count, coefficients, deltas):
    sound = signal(rate, seconds)
    values = mfcc(sound, rate, window, step, count, coefficients, deltas)
    return {
        "sampleRate": rate,
        "window": window,
        "step": step,
        "melBands": count,
        "coefficients": coefficients,
        "deltas": deltas,
        "samples": (sound * 32_768).astype(int).tolist(),
        "values": [[round(v, 6) for v in row] for row in values.tolist()],
    }


FILE.parent.mkdir(parents=True, exist_ok=True)
FILE.write_text(json.dumps([case(*c) for c in CASES], separators=(",", ":")) + "\n")
