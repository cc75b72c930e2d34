package dtu.twins.persistent;

/** Which way a scan goes through the keys. */
enum Direction {
    ASCENDING,
    DESCENDING
}
