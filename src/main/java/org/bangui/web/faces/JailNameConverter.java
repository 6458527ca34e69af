package org.bangui.web.faces;

import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.faces.convert.Converter;
import jakarta.faces.convert.ConverterException;
import jakarta.faces.convert.FacesConverter;
import org.bangui.fail2ban.JailName;
import org.omnifaces.util.Messages;

/** A jail name in a field or in an address. */
@FacesConverter(forClass = JailName.class)
public class JailNameConverter implements Converter<JailName> {

    @Override
    public JailName getAsObject(FacesContext context, UIComponent component, String value) {
        if (value == null || value.isBlank()) {
            return null;
        }
        try {
            return new JailName(value);
        } catch (IllegalArgumentException e) {
            throw new ConverterException(Messages.createError("error.jailName", value), e);
        }
    }

    @Override
    public String getAsString(FacesContext context, UIComponent component, JailName jail) {
        return jail == null ? "" : jail.value();
    }
}
