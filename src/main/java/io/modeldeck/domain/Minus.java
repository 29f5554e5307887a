package io.modeldeck.domain;

/** The minus sign in front of numbers: sentences, screens and reports write it as it is printed; files and fields as it is typed. */
public final class Minus {

    private static final char PRINTED = '\u2212';
    private static final char TYPED = '-';

    private Minus() {}

    /** A number alone, also one with an exponent, as people read it. */
    public static String printed(String number) {
        return number.replace(TYPED, PRINTED);
    }

    /** A text as programs read it: where it begins as a printed negative number its signs are typed ones. */
    public static String typed(String text) {
        boolean number = text.length() > 1 && text.charAt(0) == PRINTED && Character.isDigit(text.charAt(1));
        return number ? text.replace(PRINTED, TYPED) : text;
    }
}
