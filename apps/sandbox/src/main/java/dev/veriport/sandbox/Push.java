package dev.veriport.sandbox;

/** The webhooks that the vendor can be made to send about a verification. */
enum Push {
    /** The one that the vendor sends when the verification has ended. The second time it is a duplicate. */
    ITS_OWN("own", "The vendor's webhook"),
    /** The same with a changed body, and at a wrong path where the path is secret. */
    FORGED("forged", "A forged webhook"),
    /** Of another product, environment or application of the vendor's account. */
    OF_ANOTHER("another", "A webhook of another application"),
    /** The one that the vendor sends when it has erased the verification. */
    OF_ERASURE("erasure", "The webhook of the erasure");

    private final String path;
    private final String title;

    Push(String path, String title) {
        this.path = path;
        this.title = title;
    }

    /** Its name in paths of the site. */
    String path() {
        return path;
    }

    String title() {
        return title;
    }

    /** The step that it belongs to. */
    Step step() {
        return this == OF_ERASURE ? Step.ERASED : Step.WEBHOOK;
    }
}
