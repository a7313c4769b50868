package dev.veriport.http;

/** Where a text lies in a body, its quotes left out. */
record JsonSlice(byte[] body, int start, int end) {
    int length() {
        return end - start;
    }

    @Override
    public String toString() {
        return "JsonSlice[" + length() + " bytes]";
    }
}
