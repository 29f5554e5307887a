package io.modeldeck.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Counts what the write connection writes, table by table, so that it can be told whether something that was read from them may still be believed.
 * A write that cannot be told to concern one table only counts for all. Not thread-safe.
 */
final class TableWrites {

    private static final Pattern READS =
            Pattern.compile("\\s*(SELECT|WITH\\b(?!.*\\b(INSERT|UPDATE|DELETE)\\b)|EXPLAIN)\\b.*", flags());
    private static final Pattern WRITES = Pattern.compile(
            "\\s*(INSERT(\\s+OR\\s+\\w+)?\\s+INTO|UPDATE(\\s+OR\\s+\\w+)?|(?<delete>DELETE)\\s+FROM)\\s+(?<table>\\w+)\\b.*",
            flags());
    private static final String EVERY = "";
    private static final String NONE = "-";

    private static final String PARENTS = """
        SELECT DISTINCT f."table" FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) f
        WHERE m.type = 'table' AND f.on_delete <> 'NO ACTION'\
        """;

    /** Deleting from these changes other tables, too. */
    private final Set<String> parents = new HashSet<>();

    private final Map<String, Long> counts = new HashMap<>();
    private final Map<String, String> tableBySql = new HashMap<>();
    private long everyCount;
    private long total;

    TableWrites(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(PARENTS)) {
            while (rows.next()) {
                parents.add(rows.getString(1));
            }
        }
    }

    private static int flags() {
        return Pattern.CASE_INSENSITIVE | Pattern.DOTALL;
    }

    /** A statement is about to run. */
    void note(String sql) {
        String table = tableBySql.get(sql);
        if (table == null) {
            if (tableBySql.size() == Statements.MOST) {
                tableBySql.clear();
            }
            table = table(sql);
            tableBySql.put(sql, table);
        }
        if (table.equals(EVERY)) {
            noteEvery();
        } else if (!table.equals(NONE)) {
            counts.merge(table, 1L, Long::sum);
            total++;
        }
    }

    /** Anything may have changed. */
    void noteEvery() {
        everyCount++;
        total++;
    }

    /** A number that grows with each write. */
    long total() {
        return total;
    }

    /** A number that has grown since it was asked for last if one of the tables was written meanwhile. */
    long of(List<String> tables) {
        long sum = everyCount;
        for (String table : tables) {
            sum += counts.getOrDefault(table, 0L);
        }
        return sum;
    }

    private String table(String sql) {
        if (READS.matcher(sql).matches()) {
            return NONE;
        }
        Matcher write = WRITES.matcher(sql);
        return write.matches() && !(write.group("delete") != null && parents.contains(write.group("table")))
                ? write.group("table")
                : EVERY;
    }
}
