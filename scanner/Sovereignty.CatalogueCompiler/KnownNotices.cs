namespace Sovereignty.CatalogueCompiler;

/// <summary>The sentences by which files are put under a licence, for those that the licence's own text does not bring along.</summary>
internal static class KnownNotices
{
    /// <summary>Notices by the id of their licence.</summary>
    public static readonly IReadOnlyList<(string Id, string Text)> All =
    [
        ("EPL-1.0", "All rights reserved. This program and the accompanying materials are made available under the terms of the Eclipse Public License v1.0 which accompanies this distribution, and is available at http://www.eclipse.org/legal/epl-v10.html"),
        ("EPL-2.0", "This program and the accompanying materials are made available under the terms of the Eclipse Public License 2.0 which is available at https://www.eclipse.org/legal/epl-2.0/"),
        ("EUPL-1.2", "Licensed under the EUPL, Version 1.2 or - as soon they will be approved by the European Commission - subsequent versions of the EUPL (the \"Licence\"); You may not use this work except in compliance with the Licence."),
        ("EUPL-1.1", "Licensed under the EUPL, Version 1.1 or - as soon they will be approved by the European Commission - subsequent versions of the EUPL (the \"Licence\"); You may not use this work except in compliance with the Licence."),
    ];
}
