package dev.veriport.architecture;

import java.io.IOException;
import java.util.List;

/** A type with a member of each kind, for {@link PublicApiTest}. */
public abstract class ShownApi<T extends Number> implements AutoCloseable {
    /** A constant. */
    public static final int CONSTANT = 1;

    int ofThePackage;

    /** For a class that extends this one. */
    protected ShownApi(List<? super T> values) {
        ofThePackage = values.size();
    }

    /** Generic. */
    protected abstract <E extends Exception> T generic(E[] failures) throws E, IOException;

    @Override
    public final synchronized void close() {}

    void hidden() {}
}
