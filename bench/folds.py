"""Judges a classification preset on parts of its training file, to choose by; the test file is left alone.

usage: python3 bench/folds.py PRESET FOLDS [OPTION]...

The rows of each class are dealt out to FOLDS parts at random, always in the same way; each part is once the test file of a
model that is trained on the others. OPTIONs are those of ./elman train. Prints a line a part and the means.
"""
import collections
import csv
import json
import pathlib
import random
import re
import subprocess
import sys
import tempfile

METRICS = ["balanced_accuracy", "accuracy", "loss"]
HOME = pathlib.Path(__file__).parent.parent


def value(config, key):
    return re.search(rf"^  {key}: (\S+)", config, re.MULTILINE).group(1)


def dealt(rows, label, folds):
    """Returns the number of the part of each row."""
    classes = collections.defaultdict(list)
    for number, row in enumerate(rows):
        classes[row[label]].append(number)
    parts = [0] * len(rows)
    for numbers in classes.values():
        random.Random(1).shuffle(numbers)
        for place, number in enumerate(numbers):
            parts[number] = place % folds
    return parts


def write(path, header, rows):
    with open(path, "w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([header, *rows])


def judged(preset, folder, options):
    """Trains on train.csv of the folder and returns the metrics on its test.csv."""
    command = [HOME / "elman", "train", f"config/{preset}.yaml", *options, "--output", folder / "model.zip"]
    for key, name in (("train", "train.csv"), ("test", "test.csv")):
        command += ["--set", f"data.{key}={folder / name}"]
    run = subprocess.run(command, cwd=HOME, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    if run.returncode:
        sys.exit(run.stderr)
    metrics = json.loads((folder / "model" / "metrics.json").read_text())["metrics"]
    return [metrics[name] for name in METRICS]


def main(preset, folds, *options):
    config = (HOME / "config" / f"{preset}.yaml").read_text()
    with open(HOME / value(config, "train"), newline="", encoding="utf-8") as file:
        header, *rows = csv.reader(file)
    parts = dealt(rows, header.index(value(config, "label")), int(folds))
    print(f"{'part':8}", *(f"{name:>18}" for name in METRICS))
    all_metrics = []
    with tempfile.TemporaryDirectory() as folder:
        for fold in range(int(folds)):
            write(f"{folder}/train.csv", header, [row for row, part in zip(rows, parts) if part != fold])
            write(f"{folder}/test.csv", header, [row for row, part in zip(rows, parts) if part == fold])
            all_metrics.append(judged(preset, pathlib.Path(folder), options))
            print(f"{fold + 1:<8}", *(f"{metric:18.4f}" for metric in all_metrics[-1]), flush=True)
    print(f"{'mean':8}", *(f"{sum(column) / len(column):18.4f}" for column in zip(*all_metrics)))


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
