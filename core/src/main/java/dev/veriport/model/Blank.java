package dev.veriport.model;

/** Whether a text shows nothing. */
final class Blank {
    private Blank() {}

    /**
     * Whether a text has no visible character: nothing but Unicode's {@code White_Space}, {@code
     * Default_Ignorable_Code_Point}, format and control characters. {@link String#isBlank()} takes a no-break space for
     * visible.
     */
    static boolean is(String text) {
        return text.codePoints().allMatch(Blank::isInvisible);
    }

    private static boolean isInvisible(int character) {
        return Character.isSpaceChar(character)
                || Character.isISOControl(character)
                || Character.getType(character) == Character.FORMAT
                || isIgnorable(character);
    }

    /** The code points of {@code Default_Ignorable_Code_Point} that are no format characters: Unicode 16, DerivedCoreProperties. */
    private static boolean isIgnorable(int character) {
        return switch (character) {
            case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180F, 0x2065, 0x3164, 0xFFA0 -> true;
            default ->
                (character >= 0x180B && character <= 0x180E)
                        || (character >= 0xFE00 && character <= 0xFE0F)
                        || (character >= 0xFFF0 && character <= 0xFFF8)
                        || (character >= 0xE0000 && character <= 0xE0FFF);
        };
    }
}
