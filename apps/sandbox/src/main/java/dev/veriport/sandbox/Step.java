package dev.veriport.sandbox;

import java.util.Locale;

/** The steps in the life of a verification, in order. */
enum Step {
    START("Start"),
    AT_VENDOR("At the vendor"),
    BACK("Back"),
    RESULT("Result"),
    WEBHOOK("Webhook"),
    ERASED("Erased");

    private final String title;

    Step(String title) {
        this.title = title;
    }

    /** The heading of the step. */
    String heading() {
        return (ordinal() + 1) + ". " + title;
    }

    String title() {
        return title;
    }

    /** The id of its section in the page. */
    String anchor() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
