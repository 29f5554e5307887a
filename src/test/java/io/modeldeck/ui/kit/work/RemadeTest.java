package io.modeldeck.ui.kit.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

class RemadeTest {

    @Test
    void whatIsTakenBackIsAlwaysTheOneThatWasMadeLast() throws Exception {
        List<Integer> ended = new ArrayList<>();
        List<Integer> next = new ArrayList<>(List.of(12, 13));
        Remade<Integer> silence = new Remade<>(7);
        Callable<Boolean> back = silence.on(ended::add);
        Callable<Integer> again = silence.by(next::removeFirst);
        back.call();
        again.call();
        back.call();
        again.call();
        back.call();
        assertThat(ended).containsExactly(7, 12, 13);
        assertThatThrownBy(again::call).as("there is none to make").isInstanceOf(RuntimeException.class);
        back.call();
        assertThat(ended).as("what could not be made does not count").endsWith(13, 13);
    }
}
