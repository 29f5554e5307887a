package io.modeldeck.domain;

import java.util.regex.Pattern;

/** The minus sign in front of numbers: sentences, screens and reports write it as it is printed; files and fields as it is typed. */
public final class Minus {

    private static final char PRINTED = '\u2212';
    private static final char TYPED = '-';
    private static final Pattern NUMBER = Pattern.compile("\u2212\\d|\\d[\\d.,]*[eE]\u2212\\d");

    private Minus() {}

    /** A number alone, also one with an exponent, as people read it. */
    public static String printed(String number) {
        return number.replace(TYPED, PRINTED);
    }

    /** A text as programs read it: where it begins as a printed negative number, or is one with an exponent below zero, its signs are typed ones. */
    public static String typed(String text) {
        return NUMBER.matcher(text).lookingAt() ? text.replace(PRINTED, TYPED) : text;
    }
}
