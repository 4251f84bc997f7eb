# Reads what a run left; to be sourced.

# Prints a metric of one run: figure FILE SECTION METRIC [first|last]; a section is metrics or the name of a baseline.
# Of a list the first or the last number is taken. Prints nothing where there is none.
figure() {
    awk -v section="\"$2\":" -v metric="\"$3\":" -v which="${4:-}" '
        $1 == section { inside = 1 }
        inside && $1 == metric && which == "" { sub(",", "", $2); print $2; exit }
        inside && $1 == metric { list = 1; next }
        list && $1 ~ /^\]/ { print value; exit }
        list && (which == "last" || value == "") { value = $1; sub(",", "", value) }' "$1"
}
