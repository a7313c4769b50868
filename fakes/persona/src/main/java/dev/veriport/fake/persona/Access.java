package dev.veriport.fake.persona;

/**
 * What the key of a request may reach: one environment.
 *
 * @param isSandbox by the prefix of the key
 */
record Access(boolean isSandbox) {
    private static final String SANDBOX = "persona_sandbox_";

    static Access of(String key) {
        return new Access(isSandbox(key));
    }

    static boolean isSandbox(String key) {
        return key.startsWith(SANDBOX);
    }

    boolean reaches(Inquiry inquiry) {
        return inquiry.isSandbox() == isSandbox;
    }
}
