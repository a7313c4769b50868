package dev.veriport.model;

import java.util.regex.Pattern;

/**
 * ASCII letters, for reading and comparing words of a protocol. Unicode's own upper and lower case would change other letters
 * into ASCII ones: it makes SS of {@code \u00DF}, and an ASCII letter of a dotless i or a long s.
 */
public final class Ascii {
    private static final int DISTANCE = 'a' - 'A';
    private static final Pattern PRINTABLE_ID = Pattern.compile("[\\x21-\\x7E]{1,128}");

    private Ascii() {}

    /** The text with {@code a} to {@code z} in upper case. Other characters are unchanged. */
    public static String upperCase(String text) {
        return mapped(text, 'a', -DISTANCE);
    }

    /** The text with {@code A} to {@code Z} in lower case. Other characters are unchanged. */
    public static String lowerCase(String text) {
        return mapped(text, 'A', DISTANCE);
    }

    /** Whether it is one of {@code a} to {@code z}, {@code A} to {@code Z} and {@code 0} to {@code 9}. */
    public static boolean isLetterOrDigit(char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9');
    }

    /** Whether a vendor's id can be printed: it is 1 to 128 characters from {@code !} to {@code ~}. */
    public static boolean isPrintableId(String id) {
        return PRINTABLE_ID.matcher(id).matches();
    }

    private static String mapped(String text, char first, int distance) {
        char[] letters = text.toCharArray();
        for (int i = 0; i < letters.length; i++) {
            if (letters[i] >= first && letters[i] < first + 26) {
                letters[i] = (char) (letters[i] + distance);
            }
        }
        return new String(letters);
    }
}
