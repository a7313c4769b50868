package dev.veriport.sandbox;

import java.util.Locale;

/** The steps in the life of a verification, in order. */
enum Step {
    START(1, "Start"),
    AT_VENDOR(2, "At the vendor"),
    BACK(3, "Back"),
    RESULT(4, "Result"),
    WEBHOOK(5, "Webhook"),
    ERASED(6, "Erased");

    private final int number;
    private final String title;

    Step(int number, String title) {
        this.number = number;
        this.title = title;
    }

    /** The heading of the step. */
    String heading() {
        return number + ". " + title;
    }

    String title() {
        return title;
    }

    /** The id of its section in the page. */
    String anchor() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
