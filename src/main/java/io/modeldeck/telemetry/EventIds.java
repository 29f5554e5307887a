package io.modeldeck.telemetry;

import io.modeldeck.telemetry.file.RowProblem;
import io.modeldeck.telemetry.file.RowSource;

/** Ids of the rows of one file: the file's own, or made. Must be asked for every row that can be read, in order, also outside a range. */
final class EventIds {

    private final int column;
    private final String name;
    private final EventKeys keys = new EventKeys();

    EventIds(int column, String name) {
        this.column = column;
        this.name = name;
    }

    String next(RowSource row, long at) throws RowProblem {
        return column < 0 ? keys.next(at, row.hash()) : given(row, column, name);
    }

    static String given(RowSource row, int column, String name) throws RowProblem {
        if (row.isMissing(column)) {
            throw new RowProblem(row.line(), name, "", "the id is missing");
        }
        String id = row.text(column);
        if (id.length() > EventKeys.LONGEST || id.indexOf('\0') >= 0) {
            throw new RowProblem(
                    row.line(), name, id, "an id has at most " + EventKeys.LONGEST + " characters and no NUL");
        }
        return id;
    }
}
