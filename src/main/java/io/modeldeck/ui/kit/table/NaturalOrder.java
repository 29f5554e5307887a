package io.modeldeck.ui.kit.table;

/** Compares texts as people do: v9 before v10, small and capital letters alike. */
final class NaturalOrder {

    private NaturalOrder() {}

    static int compare(String a, String b) {
        int i = 0;
        int j = 0;
        while (i < a.length() && j < b.length()) {
            if (Character.isDigit(a.charAt(i)) && Character.isDigit(b.charAt(j))) {
                int iEnd = digits(a, i);
                int jEnd = digits(b, j);
                int byValue = number(a, i, iEnd, b, j, jEnd);
                if (byValue != 0) {
                    return byValue;
                }
                i = iEnd;
                j = jEnd;
            } else {
                int byLetter =
                        Character.compare(Character.toLowerCase(a.charAt(i)), Character.toLowerCase(b.charAt(j)));
                if (byLetter != 0) {
                    return byLetter;
                }
                i++;
                j++;
            }
        }
        return Integer.compare(a.length() - i, b.length() - j);
    }

    /** Two whole numbers of any length. */
    private static int number(String a, int aFrom, int aEnd, String b, int bFrom, int bEnd) {
        int i = significant(a, aFrom, aEnd);
        int j = significant(b, bFrom, bEnd);
        if (aEnd - i != bEnd - j) {
            return Integer.compare(aEnd - i, bEnd - j);
        }
        while (i < aEnd && value(a, i) == value(b, j)) {
            i++;
            j++;
        }
        return i == aEnd ? 0 : Integer.compare(value(a, i), value(b, j));
    }

    /** Past the zeros in front. */
    private static int significant(String text, int from, int end) {
        int i = from;
        while (i < end && value(text, i) == 0) {
            i++;
        }
        return i;
    }

    private static int value(String text, int at) {
        return Character.digit(text.charAt(at), 10);
    }

    private static int digits(String text, int from) {
        int end = from;
        while (end < text.length() && Character.isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }
}
