package org.bangui.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import org.bangui.testing.WebClient;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The built WAR as another installer would deploy it: under a path of its own, with no fail2ban there. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class DeployedWarIT {

    @ArquillianResource
    URL base;

    @Deployment(testable = false)
    static WebArchive builtWar() {
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File(System.getProperty("bangui.war")));
    }

    @Test
    void itComesUpAndTellsItsHealth() {
        assertThat(client().get("api/health").expect(200).body()).contains("\"status\"");
    }

    @Test
    void aPageLeadsToItsOwnLogin() {
        String location = client().get("jails").header("Location").orElseThrow();
        assertThat(URI.create(location).getPath()).isEqualTo(base.getPath() + "login");
    }

    @Test
    void theApiIsClosed() {
        assertThat(client().get("api/jails").status()).isEqualTo(401);
    }

    private WebClient client() {
        return new WebClient(path -> loopback().resolve(path.replaceFirst("^/", "")));
    }

    private URI loopback() {
        try {
            return new URI("http", null, "127.0.0.1", base.getPort(), base.getPath(), null, null);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
