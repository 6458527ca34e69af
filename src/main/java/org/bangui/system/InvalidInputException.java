package org.bangui.system;

import java.util.List;

/** Input that is well-formed but cannot be: every fault with the field it belongs to. */
public class InvalidInputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    public InvalidInputException(List<Fault> faults) {
        super(faults.get(0).detail());
        this.faults = List.copyOf(faults);
    }

    public InvalidInputException(String field, String detail) {
        this(List.of(new Fault(field, detail)));
    }

    public List<Fault> faults() {
        return faults;
    }

    /**
     * One fault.
     *
     * @param field the member as JSON names it
     * @param detail one sentence
     */
    public record Fault(String field, String detail) {}
}
