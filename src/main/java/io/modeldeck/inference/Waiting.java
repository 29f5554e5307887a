package io.modeldeck.inference;

import io.modeldeck.domain.Column;
import io.modeldeck.domain.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** A call that waits to be answered, alone or with others. For one {@link BatchedModel}. */
final class Waiting {

    private final Table rows;
    private final Thread caller = Thread.currentThread();
    private final long since = System.nanoTime();
    // Written by whoever calls the model.
    private volatile Predictions answer;
    private volatile RuntimeException failure;
    // Written under the model's lock.
    private volatile List<Waiting> batch = List.of();

    Waiting(Table rows) {
        this.rows = rows;
    }

    Table rows() {
        return rows;
    }

    long since() {
        return since;
    }

    /** Its caller is to call the model, for all of these. */
    void lead(List<Waiting> calls) {
        batch = calls;
        wake();
    }

    boolean leads() {
        return !batch.isEmpty();
    }

    List<Waiting> batch() {
        return batch;
    }

    /** Has its caller look again. */
    void wake() {
        if (caller != Thread.currentThread()) {
            LockSupport.unpark(caller);
        }
    }

    boolean isOver() {
        return answer != null || failure != null;
    }

    void answered(Predictions its) {
        answer = its;
        wake();
    }

    void failed(RuntimeException its) {
        failure = its;
        wake();
    }

    /** An error is on its way through the one who called; the others are told. */
    void brokeOff(String model) {
        if (!isOver()) {
            failed(new RuntimeFailure("The call to " + model + " broke off."));
        }
    }

    Predictions answer() {
        if (failure != null) {
            throw failure;
        }
        return answer;
    }

    /** Whether both have the same columns, of the same kinds. */
    boolean fits(Waiting other) {
        if (rows.columns().size() != other.rows.columns().size()) {
            return false;
        }
        for (int i = 0; i < rows.columns().size(); i++) {
            Column mine = rows.columns().get(i);
            Column its = other.rows.columns().get(i);
            if (!mine.name().equals(its.name()) || mine.getClass() != its.getClass()) {
                return false;
            }
        }
        return true;
    }

    /** The rows of all, one after the other. */
    static Table join(List<Waiting> calls) {
        int rows = calls.stream().mapToInt(call -> call.rows.rows()).sum();
        List<Column> columns = new ArrayList<>();
        for (int c = 0; c < calls.getFirst().rows.columns().size(); c++) {
            columns.add(joined(calls, c, rows));
        }
        return new Table(columns, rows);
    }

    private static Column joined(List<Waiting> calls, int index, int rows) {
        Column first = calls.getFirst().rows.columns().get(index);
        Object all = first instanceof Column.Numeric ? new double[rows] : new String[rows];
        int at = 0;
        for (Waiting call : calls) {
            Column column = call.rows.columns().get(index);
            Object values = column instanceof Column.Numeric numbers
                    ? numbers.values()
                    : ((Column.Categorical) column).values();
            System.arraycopy(values, 0, all, at, call.rows.rows());
            at += call.rows.rows();
        }
        return all instanceof double[] numbers
                ? new Column.Numeric(first.name(), numbers)
                : new Column.Categorical(first.name(), (String[]) all);
    }
}
