package org.bangui.web.faces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.el.ELContext;
import jakarta.el.ELResolver;
import jakarta.el.FunctionMapper;
import jakarta.el.PropertyNotWritableException;
import jakarta.el.VariableMapper;
import org.bangui.fail2ban.JailName;
import org.junit.jupiter.api.Test;

/** Records in pages. */
class RecordELResolverTest {

    private final RecordELResolver resolver = new RecordELResolver();
    private final ELContext context = new Context();
    private final JailName jail = new JailName("sshd");

    @Test
    void aComponentOfARecordIsRead() {
        assertThat(resolver.getValue(context, jail, "value")).isEqualTo("sshd");
        assertThat(context.isPropertyResolved()).isTrue();
    }

    @Test
    void whatIsNoComponentIsLeftToOthers() {
        assertThat(resolver.getValue(context, jail, "class")).isNull();
        assertThat(context.isPropertyResolved()).isFalse();
    }

    @Test
    void whatIsNoRecordIsLeftToOthers() {
        assertThat(resolver.getValue(context, "sshd", "value")).isNull();
        assertThat(context.isPropertyResolved()).isFalse();
    }

    @Test
    void aRecordIsNeverWritten() {
        assertThatExceptionOfType(PropertyNotWritableException.class)
                .isThrownBy(() -> resolver.setValue(context, jail, "value", "other"));
    }

    private static final class Context extends ELContext {

        @Override
        public ELResolver getELResolver() {
            return null;
        }

        @Override
        public FunctionMapper getFunctionMapper() {
            return null;
        }

        @Override
        public VariableMapper getVariableMapper() {
            return null;
        }
    }
}
