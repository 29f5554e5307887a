package io.modeldeck.worker;

/** How what a worker told was taken. */
enum Heard {
    TAKEN,
    /** Taken, and the worker should end. */
    CANCEL,
    /** It had told that, or something later, before. */
    REPEATED,
    OVER
}
