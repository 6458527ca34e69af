package org.bangui.web.faces;

import jakarta.el.ELContext;
import jakarta.el.ELException;
import jakarta.el.ELResolver;
import jakarta.el.PropertyNotWritableException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Optional;

/** Lets pages read records: {@code #{ban.jail}}. Expression Language 5 knows only getters; version 6 does this itself. */
public class RecordELResolver extends ELResolver {

    @Override
    public Object getValue(ELContext context, Object base, Object property) {
        return component(base, property)
                .map(component -> {
                    context.setPropertyResolved(base, property);
                    return read(base, component);
                })
                .orElse(null);
    }

    @Override
    public Class<?> getType(ELContext context, Object base, Object property) {
        component(base, property).ifPresent(component -> context.setPropertyResolved(true));
        return null;
    }

    @Override
    public boolean isReadOnly(ELContext context, Object base, Object property) {
        boolean known = component(base, property).isPresent();
        if (known) {
            context.setPropertyResolved(true);
        }
        return known;
    }

    @Override
    public void setValue(ELContext context, Object base, Object property, Object value) {
        if (component(base, property).isPresent()) {
            throw new PropertyNotWritableException("A record cannot be changed: " + property);
        }
    }

    @Override
    public Class<?> getCommonPropertyType(ELContext context, Object base) {
        return base instanceof Record ? String.class : null;
    }

    private static Optional<RecordComponent> component(Object base, Object property) {
        return base instanceof Record
                ? Arrays.stream(base.getClass().getRecordComponents())
                        .filter(component -> component.getName().equals(property))
                        .findFirst()
                : Optional.empty();
    }

    private static Object read(Object base, RecordComponent component) {
        try {
            return component.getAccessor().invoke(base);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new ELException(e);
        }
    }
}
