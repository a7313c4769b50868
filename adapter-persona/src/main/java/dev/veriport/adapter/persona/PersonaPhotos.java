package dev.veriport.adapter.persona;

import dev.veriport.http.JsonValue;
import dev.veriport.http.VendorFile;
import dev.veriport.http.VendorFiles;
import dev.veriport.model.Evidence;
import dev.veriport.model.Evidence.Kind;
import dev.veriport.model.Reported;
import dev.veriport.model.Secret;
import dev.veriport.spi.Operation;
import dev.veriport.spi.Operation.Role;
import dev.veriport.time.Deadline;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * The photos and videos of verifications. Their addresses work without a key until they expire, so no message, log or explanation
 * has one. Thread-safe.
 *
 * @param inquiries reads an inquiry by its id, with fresh addresses
 */
record PersonaPhotos(VendorFiles files, BiFunction<String, Deadline, PersonaInquiry> inquiries) {
    static final Operation.Download DOWNLOAD = new Operation.Download("download-photo", Role.EXTRA, true);

    /** The photos that can have a field of their own. */
    private static final List<String> PAGES = List.of("front", "back", "center", "left", "right");

    /**
     * A file of a verification.
     *
     * @param size not read where it comes with the file alone
     */
    private record Photo(Kind kind, JsonValue address, Reported<Long> size) {
        Photo(Kind kind, JsonValue address) {
            this(kind, address, Reported.notRead());
        }
    }

    /** The files of all verifications of an inquiry, in the order of the verifications. */
    List<Evidence> of(PersonaInquiry inquiry) {
        List<PersonaVerification> documents = inquiry.documents();
        List<Evidence> all = new ArrayList<>();
        for (PersonaVerification verification : inquiry.verifications()) {
            int index = documents.indexOf(verification);
            Reported<Integer> document = index < 0 ? Reported.notProvided() : Reported.of(index);
            photos(verification)
                    .forEach((name, photo) -> address(photo)
                            .map(known -> files.atAddress(
                                    file(photo, document), known, within -> again(inquiry, verification, name, within)))
                            .ifPresent(all::add));
        }
        return all;
    }

    private static VendorFile file(Photo photo, Reported<Integer> document) {
        return new VendorFile(
                photo.kind(),
                document,
                Reported.notRead(),
                photo.size(),
                photo.size().origins());
    }

    /** The fresh address of the same file. */
    private Optional<Secret> again(
            PersonaInquiry inquiry, PersonaVerification verification, String name, Deadline deadline) {
        String id = inquiry.id().identifier().orElseThrow();
        return inquiries.apply(id, deadline).verifications().stream()
                .filter(fresh -> fresh.id().equals(verification.id()))
                .findFirst()
                .flatMap(fresh -> Optional.ofNullable(photos(fresh).get(name)))
                .flatMap(PersonaPhotos::address);
    }

    private static Optional<Secret> address(Photo photo) {
        return photo.address().text().map(Secret::of);
    }

    /** The files of a verification, by names of ours. A photo can be in a list and in a field of its own. */
    private static Map<String, Photo> photos(PersonaVerification verification) {
        Map<String, Photo> photos = new LinkedHashMap<>();
        for (JsonValue photo : verification.at("photo-urls").items()) {
            String page = photo.at("page").text().orElse("").replace("_photo", "");
            Reported<Long> size = photo.at("byte-size").reported(JsonValue::integer);
            add(photos, page, new Photo(PersonaMapping.PHOTOS.meaning(page), photo.at("url"), size));
        }
        for (String page : PAGES) {
            JsonValue address = verification.at(page + "-photo-url");
            photos.putIfAbsent(page, new Photo(PersonaMapping.PHOTOS.meaning(page), address));
        }
        boolean isChip = verification.type().equals(PersonaVerification.NFC);
        add(photos, "face", new Photo(isChip ? Kind.CHIP_FACE : Kind.DOCUMENT_FACE, verification.portrait()));
        add(photos, "video", new Photo(Kind.VIDEO, verification.at("video-url")));
        return photos;
    }

    /** Adds a file that has an address, by a name of its own. */
    private static void add(Map<String, Photo> photos, String name, Photo photo) {
        if (address(photo).isPresent()) {
            photos.put(photos.containsKey(name) ? name + " " + photos.size() : name, photo);
        }
    }
}
