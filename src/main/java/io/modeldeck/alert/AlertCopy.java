package io.modeldeck.alert;

/** An alert as it was read, see {@link AlertStamp}. */
record AlertCopy(Alert alert, long revision) {

    boolean is(AlertStamp stamp) {
        return revision == stamp.revision();
    }
}
