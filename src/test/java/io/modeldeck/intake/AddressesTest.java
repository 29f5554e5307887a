package io.modeldeck.intake;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Literal addresses only: nothing is looked up. */
class AddressesTest {

    private static final URI OUTSIDE = URI.create("http://203.0.113.7/model.onnx");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.1.2.3",
                "192.168.0.9",
                "100.64.0.1",
                "100.127.255.254",
                "127.0.0.1",
                "[::1]",
                "[0:0:0:0:0:0:0:1]",
                "[fd00:ec2::254]"
            })
    void whereASentenceSaysThatTypingHelpsItDoes(String host) {
        URI own = URI.create("http://" + host + "/model.onnx");
        assertThatThrownBy(() -> Addresses.requirePointed(OUTSIDE, own))
                .isInstanceOf(FetchFailure.class)
                .hasMessageEndingWith("type the address itself.");
        assertThatCode(() -> Addresses.requireTyped(own)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"169.254.169.254", "[fe80::1]", "0.0.0.0", "224.0.0.1"})
    void theNetworksOwnAffairsAreNeverAskedAndNoSentenceSaysOtherwise(String host) {
        URI affairs = URI.create("http://" + host + "/latest/meta-data");
        assertThatThrownBy(() -> Addresses.requirePointed(OUTSIDE, affairs))
                .hasMessageContaining("typed or not")
                .message()
                .doesNotContain("type the address");
        assertThatThrownBy(() -> Addresses.requireTyped(affairs)).hasMessageContaining("typed or not");
    }

    @Test
    void whatLiesBesideTheSharedAddressesIsOutside() {
        for (String host : new String[] {"100.63.255.255", "100.128.0.1"}) {
            URI other = URI.create("http://" + host + "/model.onnx");
            assertThatCode(() -> Addresses.requirePointed(OUTSIDE, other)).doesNotThrowAnyException();
        }
    }
}
