package org.bangui.geo;

/** A service on the network that is asked about an address. */
public enum Resolver {
    /** ip-api.com, over plain HTTP. */
    IP_API,
    /** The regional Internet registries, by RDAP. */
    RDAP
}
