package dev.veriport.http.image;

import java.util.ArrayList;
import java.util.List;

/** Collects what of an image stays; neighbours become one. */
final class Kept {
    private final List<Piece> pieces = new ArrayList<>();
    private long from;
    private long to;

    void take(long start, long end) {
        if (start != to) {
            close();
            from = start;
        }
        to = end;
    }

    void make(byte[] bytes) {
        close();
        pieces.add(new Piece.Made(bytes));
        from = to;
    }

    private void close() {
        if (to > from) {
            pieces.add(new Piece.Taken(from, to));
        }
        from = to;
    }

    List<Piece> pieces() {
        close();
        return pieces;
    }
}
