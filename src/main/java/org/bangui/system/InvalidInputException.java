package org.bangui.system;

import java.util.List;
import java.util.Locale;

/** Input that is well-formed but cannot be: every fault with the field it belongs to. */
public class InvalidInputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    public InvalidInputException(List<Fault> faults) {
        super(faults.get(0).detail());
        this.faults = List.copyOf(faults);
    }

    /** As {@link Fault#of}. */
    public InvalidInputException(String field, String sentence, Object... parameters) {
        this(List.of(Fault.of(field, sentence, parameters)));
    }

    public List<Fault> faults() {
        return faults;
    }

    /**
     * One fault.
     *
     * @param field the member as JSON names it
     * @param sentence a key of the message bundles, or one English sentence
     * @param parameters of the key's text
     */
    public record Fault(String field, String sentence, List<Object> parameters) {

        public static Fault of(String field, String sentence, Object... parameters) {
            return new Fault(field, sentence, List.of(parameters));
        }

        /** In English. */
        public String detail() {
            return in(Locale.ENGLISH);
        }

        public String in(Locale locale) {
            return Sentences.in(locale, sentence, parameters);
        }
    }
}
