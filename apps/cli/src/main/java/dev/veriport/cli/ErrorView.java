package dev.veriport.cli;

import dev.veriport.error.VeriportException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** An error as JSON; fields without a value are left out. */
final class ErrorView {
    private static final int LONGEST_TRACE = 500;

    private ErrorView() {}

    /** The classes and places of an unexpected failure and of its causes. Messages, which may hold anything, are in none. */
    static List<String> trace(Throwable defect) {
        return Stream.<Throwable>iterate(defect, Objects::nonNull, Throwable::getCause)
                .flatMap(failure -> Stream.concat(
                        Stream.of(failure.getClass().getName()),
                        Stream.of(failure.getStackTrace()).map(place -> "\tat " + place)))
                .limit(LONGEST_TRACE)
                .toList();
    }

    static Map<String, Object> of(VeriportException failure) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("code", failure.code().name());
        failure.reason().ifPresent(reason -> view.put("reason", reason.toString()));
        failure.provider().ifPresent(provider -> view.put("provider", provider.value()));
        failure.operation().ifPresent(operation -> view.put("operation", operation));
        failure.httpStatus().ifPresent(status -> view.put("httpStatus", status));
        failure.vendorCode().ifPresent(code -> view.put("vendorCode", code));
        failure.vendorRequestId().ifPresent(id -> view.put("vendorRequestId", id));
        failure.retryAfter().ifPresent(wait -> view.put("retryAfter", wait.toSeconds()));
        failure.vendorSaysRetry().ifPresent(retry -> view.put("vendorSaysRetry", retry));
        failure.vaultKey().ifPresent(key -> view.put("vaultKey", VaultEntries.printed(key)));
        failure.attempt().ifPresent(attempt -> view.put("attempt", attempt.toString()));
        if (!failure.leftAtVendor().isEmpty()) {
            view.put("leftAtVendor", failure.leftAtVendor());
        }
        view.put("requestMayHaveBeenProcessed", failure.requestMayHaveBeenProcessed());
        view.put("message", String.valueOf(failure.getMessage()));
        return view;
    }
}
