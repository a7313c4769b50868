package dev.veriport.spi;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.google.inject.Singleton;
import dev.veriport.internal.call.CallPipeline;
import java.util.List;
import java.util.function.Supplier;

/** Planted: each shows a library, or the pipeline, in another place of its signature. */
public final class PlantedSignatures {
    private PlantedSignatures() {}

    public interface ByResult {
        JsonParser library();
    }

    public interface ByParameter {
        void read(JsonParser[] library);
    }

    public interface ByException {
        void read() throws JsonParseException;
    }

    public interface ByBoundOfAMethod {
        <T extends JsonParser> void read(List<T> library);
    }

    public static final class ByConstructor {
        public ByConstructor(JsonParser library) {}
    }

    public static class ByProtectedField {
        protected final List<JsonParser> library = List.of();
    }

    public static final class BySuperclass extends JsonFactory {
        private static final long serialVersionUID = 1;
    }

    public interface ByArgumentOfAnInterface extends Supplier<JsonParser> {}

    public interface ByBound<T extends JsonParser> {}

    @Singleton
    public static final class ByAnnotation {}

    public static class ByProtectedNested {
        protected interface Nested {
            JsonParser library();
        }
    }

    public static final class InternalByConstructor {
        public InternalByConstructor(CallPipeline pipeline) {}
    }

    public interface InternalByArgument extends Supplier<List<CallPipeline>> {}
}
