package dev.veriport.http;

import dev.veriport.model.Ascii;
import dev.veriport.model.Check.Score;
import dev.veriport.model.Origin;
import dev.veriport.model.Reported;
import dev.veriport.model.Sex;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Words that vendors write in several forms. Any other word is empty, never a guess. */
final class VendorWords {
    private VendorWords() {}

    static Optional<Sex> sex(String word) {
        return switch (Ascii.upperCase(word.strip())) {
            case "M", "MALE" -> Optional.of(Sex.M);
            case "F", "FEMALE" -> Optional.of(Sex.F);
            case "X" -> Optional.of(Sex.X);
            case "<" -> Optional.of(Sex.UNSPECIFIED);
            default -> Optional.empty();
        };
    }

    /** The media type that is written as such, or as the end of a file's name. */
    static Optional<String> contentType(String word) {
        return switch (Ascii.lowerCase(word.strip())) {
            case "jpg", "jpeg", "image/jpg", "image/jpeg" -> Optional.of("image/jpeg");
            case "png", "image/png" -> Optional.of("image/png");
            case "webp", "image/webp" -> Optional.of("image/webp");
            case "pdf", "application/pdf" -> Optional.of("application/pdf");
            case "mp4", "video/mp4" -> Optional.of("video/mp4");
            case "webm", "video/webm" -> Optional.of("video/webm");
            default -> Optional.empty();
        };
    }

    static Optional<Score> score(double value, double worst, double best) {
        boolean isWithin = value >= Math.min(worst, best) && value <= Math.max(worst, best);
        return isWithin ? Optional.of(new Score(value, worst, best)) : Optional.empty();
    }

    static Reported<String> joined(String between, JsonValue... parts) {
        List<String> words = new ArrayList<>();
        for (JsonValue part : parts) {
            Reported<String> word = part.reported();
            if (word.isUnreadable()) {
                return word;
            }
            word.toOptional().ifPresent(words::add);
        }
        List<Origin> origins = JsonValue.origins(parts);
        return words.isEmpty() ? Reported.absent() : Reported.of(String.join(between, words), origins);
    }
}
