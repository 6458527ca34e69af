package org.bangui.web.faces;

import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.faces.convert.Converter;
import jakarta.faces.convert.ConverterException;
import jakarta.faces.convert.FacesConverter;
import org.bangui.net.Cidr;
import org.omnifaces.util.Messages;

/** An address or a network in a field. What is none stops here: fail2ban would take it. */
@FacesConverter(forClass = Cidr.class)
public class CidrConverter implements Converter<Cidr> {

    @Override
    public Cidr getAsObject(FacesContext context, UIComponent component, String value) {
        if (value == null || value.isBlank()) {
            return null;
        }
        try {
            return Cidr.parse(value.strip());
        } catch (IllegalArgumentException e) {
            throw new ConverterException(Messages.createError("error.address", value), e);
        }
    }

    @Override
    public String getAsString(FacesContext context, UIComponent component, Cidr network) {
        return network == null ? "" : network.text();
    }
}
