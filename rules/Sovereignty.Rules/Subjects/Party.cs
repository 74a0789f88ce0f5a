using System.Collections.Immutable;
using Sovereignty.Model;

namespace Sovereignty.Rules;

/// <summary>Who stands behind a subject: unknown, nobody in particular, or a vendor.</summary>
/// <param name="State">How much is known.</param>
/// <param name="Id">The vendor's id when known.</param>
/// <param name="Profile">What is known of that vendor, or null.</param>
/// <param name="Because">The evidence.</param>
internal readonly record struct Party(FieldState State, string? Id, VendorProfile? Profile, ImmutableArray<Because> Because)
{
    public static readonly Party Unknown = new(FieldState.Unknown, null, null, []);

    public static readonly Party None = new(FieldState.None, null, null, []);

    /// <summary>A value of the vendor itself; nothing there is unknown.</summary>
    public FieldValue OfVendor(Func<Vendor, string?> value) => State switch
    {
        FieldState.None => FieldValue.None,
        FieldState.Known when Profile is { } profile => value(profile.Vendor) is { } text ? FieldValue.Of(text)
            : profile.Vendor.Kind is VendorKind.Community or VendorKind.Person ? FieldValue.None : FieldValue.Unknown,
        _ => FieldValue.Unknown,
    };

    /// <summary>A value of the ultimate owner; a community or person has none, which is knowledge.</summary>
    public FieldValue OfOwner(Func<VendorProfile, string?> value) => State switch
    {
        FieldState.None => FieldValue.None,
        FieldState.Known when Profile is { } profile => value(profile) is { } text ? FieldValue.Of(text)
            : profile.IsCommunity ? FieldValue.None : FieldValue.Unknown,
        _ => FieldValue.Unknown,
    };
}
