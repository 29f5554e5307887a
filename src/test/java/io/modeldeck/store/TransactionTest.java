package io.modeldeck.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.domain.Change;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A transaction is kept whole or not at all, and what follows it comes after it. */
class TransactionTest extends DatabaseDesk {

    @Test
    void aFailedTransactionLeavesNothingAndAnnouncesNothing() {
        try (Database database = Database.open(workspace(), ANY_THREAD)) {
            List<Change> heard = new ArrayList<>();
            database.announceTo(heard::add);
            assertThatThrownBy(() -> database.transaction(() -> {
                        add(database, "a");
                        database.announce(new Change.JobChanged(0));
                        throw new IllegalStateException("stop");
                    }))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(settings(database)).isZero();
            assertThat(heard).isEmpty();
        }
    }

    @Test
    void whatIsWrittenIsCountedOnceItIsDurable() {
        try (Database database = Database.open(workspace(), ANY_THREAD)) {
            List<Long> heard = new ArrayList<>();
            database.announceTo(change -> heard.add(database.commits()));
            List<Long> told = new ArrayList<>();
            Runnable unheard = database.afterCommits(() -> told.add(database.commits()));
            long before = database.commits();
            database.transaction(() -> settings(database));
            assertThatThrownBy(() -> database.transaction(() -> {
                        add(database, "undone");
                        throw new IllegalStateException("stop");
                    }))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(database.commits()).isEqualTo(before);
            database.transaction(() -> {
                add(database, "a");
                database.announce(new Change.JobChanged(0));
                return null;
            });
            database.update("UPDATE setting SET value = '2'");
            assertThat(database.commits()).isEqualTo(before + 2);
            assertThat(heard).as("whoever hears of it finds it counted").containsExactly(before + 1);
            unheard.run();
            database.update("UPDATE setting SET value = '3'");
            assertThat(told).as("each that wrote, until it ends").containsExactly(before + 1, before + 2);
        }
    }

    @Test
    void whatWaitsForTheEndOfATransactionIsDoneAfterIt() {
        try (Database database = Database.open(workspace(), ANY_THREAD)) {
            List<String> done = new ArrayList<>();
            database.whenDurable(() -> done.add("at once"));
            database.transaction(() -> {
                database.whenDurable(() -> done.add("durable " + database.inTransaction()));
                database.whenOver(() -> done.add("over " + database.inTransaction()));
                assertThatThrownBy(() -> database.attempt(() -> {
                            database.whenDurable(() -> done.add("never"));
                            throw new IllegalStateException("stop");
                        }))
                        .hasMessage("stop");
                done.add("inside");
                return null;
            });
            assertThat(done).containsExactly("at once", "inside", "over false", "durable false");
            done.clear();
            assertThatThrownBy(() -> database.transaction(() -> {
                        database.whenDurable(() -> done.add("never"));
                        database.whenOver(() -> done.add("over"));
                        throw new IllegalStateException("stop");
                    }))
                    .hasMessage("stop");
            assertThat(done).containsExactly("over");
            database.transaction(() -> null);
            assertThat(done).containsExactly("over");
        }
    }

    @Test
    void whatFailsAfterACommitIsNotItsAnswerAndHoldsUpNothingElse() {
        try (Database database = Database.open(workspace(), ANY_THREAD)) {
            List<Object> heard = new ArrayList<>();
            database.announceTo(change -> {
                heard.add(change);
                throw new IllegalStateException("the window is gone");
            });
            Change first = new Change.JobChanged(1);
            Change second = new Change.JobChanged(2);
            Runnable fails = () -> {
                throw new IllegalStateException("the file is in use");
            };
            assertThat(database.<String>transaction(() -> {
                        add(database, "a");
                        database.whenOver(fails);
                        database.whenDurable(fails);
                        database.whenDurable(() -> heard.add("next"));
                        database.announce(first);
                        database.announce(second);
                        return "kept";
                    }))
                    .isEqualTo("kept");
            assertThat(heard).containsExactly("next", first, second);
            assertThat(settings(database)).isOne();
            assertThat(database.failedAfterwards()).isEqualTo(4);

            // and where no transaction goes on, since what it follows is kept already
            database.whenDurable(fails);
            database.announce(first);
            assertThat(database.failedAfterwards()).isEqualTo(6);

            assertThatThrownBy(() -> database.transaction(() -> {
                        add(database, "b");
                        database.whenDurable(() -> {
                            throw new StackOverflowError();
                        });
                        database.whenDurable(() -> heard.add("after an error of the machine"));
                        return null;
                    }))
                    .isInstanceOf(StackOverflowError.class);
            assertThat(heard).endsWith("after an error of the machine");
            assertThat(settings(database)).isEqualTo(2);
        }
    }

    @Test
    void joinedWritesCommitTogetherAndAnnounceOnceAfterwards() {
        try (Database database = Database.open(workspace(), ANY_THREAD)) {
            List<String> heard = new ArrayList<>();
            database.announceTo(change -> heard.add(change + " seen with " + settings(database)));
            database.transaction(() -> {
                add(database, "a");
                database.announce(new Change.JobChanged(0));
                assertThat(settings(database)).as("reads its own writes").isEqualTo(1);
                add(database, "b");
                database.announce(new Change.JobChanged(0));
                return null;
            });
            assertThat(heard).containsExactly("JobChanged[modelId=0] seen with 2");
        }
    }

    @Test
    void whatFailsInsideATransactionIsUndoneAndTheRestIsKept() {
        List<Change> announced = new ArrayList<>();
        try (Database database = Database.open(workspace(), ANY_THREAD)) {
            database.announceTo(announced::add);
            long count = database.transaction(() -> {
                add(database, "before");
                database.announce(new Change.ConfigChanged(1));
                try {
                    database.attempt(() -> {
                        database.update("INSERT INTO setting (name, value) VALUES ('half', '1')");
                        database.announce(new Change.ConfigChanged(2));
                        database.transaction(() -> {
                            add(database, "inner");
                            return null;
                        });
                        throw new IllegalStateException("half of it");
                    });
                } catch (IllegalStateException caught) {
                    assertThat(settings(database)).isEqualTo(1);
                }
                database.transaction(() -> {
                    add(database, "after");
                    return null;
                });
                return settings(database);
            });
            assertThat(count).isEqualTo(2);
            assertThatThrownBy(() -> database.transaction(() -> {
                        database.transaction(() -> {
                            add(database, "first of all");
                            return null;
                        });
                        throw new IllegalStateException("the whole");
                    }))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(settings(database)).isEqualTo(2);
        }
        assertThat(announced).containsExactly(new Change.ConfigChanged(1));
    }

    @Test
    void aTransactionOfWhichAPartFailedHalfDoneIsRefusedAsAWhole() {
        try (Database database = Database.open(workspace(), ANY_THREAD)) {
            assertThatThrownBy(() -> database.transaction(() -> {
                        try {
                            database.transaction(() -> {
                                add(database, "half");
                                throw new IllegalStateException("of it");
                            });
                        } catch (IllegalStateException caught) {
                            // and goes on as if nothing had been
                        }
                        return null;
                    }))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("nothing of it could be kept");
            assertThat(settings(database)).isZero();
            database.transaction(() -> {
                assertThatThrownBy(() -> database.transaction(() -> {
                            throw new IllegalStateException("before anything was written");
                        }))
                        .isInstanceOf(IllegalStateException.class);
                add(database, "kept");
                return null;
            });
            assertThat(settings(database)).isEqualTo(1);
        }
    }

    @Test
    void aTransactionThatTheFileHasUndoneIsNotKeptByHalves() {
        try (Database database = Database.open(workspace(), ANY_THREAD)) {
            assertThatThrownBy(() -> database.transaction(() -> {
                        add(database, "first");
                        try {
                            database.attempt(() -> {
                                // As SQLite does by itself when the disk is full.
                                database.update("ROLLBACK");
                                throw new IllegalStateException("disk full");
                            });
                        } catch (IllegalStateException caught) {
                            assertThatThrownBy(() -> add(database, "second")).isInstanceOf(StoreException.class);
                            assertThatThrownBy(() -> database.update("DELETE FROM setting"))
                                    .isInstanceOf(StoreException.class);
                        }
                        return null;
                    }))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("nothing of it could be kept");
            assertThat(settings(database)).isZero();
        }
    }
}
