namespace Sovereignty.Inventory;

/// <summary>What a column of an inventory can hold. sovereignty.yaml spells these in kebab case under <c>columns:</c>.</summary>
public enum InventoryField
{
    /// <summary>The product's name; the only field that must be there.</summary>
    Product,

    /// <summary>Who makes it, as stated.</summary>
    Vendor,

    /// <summary>Who sold it or runs it, as stated: reseller, contractor.</summary>
    Supplier,

    /// <summary>The version.</summary>
    Version,

    /// <summary>The edition.</summary>
    Edition,

    /// <summary>The office, company or cost centre that uses it.</summary>
    Unit,

    /// <summary>Users, seats or installations.</summary>
    Users,

    /// <summary>The licence or its model.</summary>
    Licence,

    /// <summary>What the licence counts.</summary>
    LicenceMetric,

    /// <summary>Cost in a year.</summary>
    YearlyCost,

    /// <summary>Cost in a month.</summary>
    MonthlyCost,

    /// <summary>Cost paid once.</summary>
    OneOffCost,

    /// <summary>The currency of the costs.</summary>
    Currency,

    /// <summary>The contract's number.</summary>
    ContractNumber,

    /// <summary>The contract's type, EVB-IT.</summary>
    ContractType,

    /// <summary>First day of the contract.</summary>
    ContractStart,

    /// <summary>Last day of the running term.</summary>
    ContractEnd,

    /// <summary>The notice period.</summary>
    Notice,

    /// <summary>The last day for notice, where the list states the day itself.</summary>
    NoticeBy,

    /// <summary>Whether and by how much the contract renews itself.</summary>
    Renewal,

    /// <summary>By how much it renews itself, where another column says whether it does.</summary>
    RenewalTerm,

    /// <summary>Who answers for it.</summary>
    Contact,

    /// <summary>Where or by whom it is run.</summary>
    Hosting,

    /// <summary>Where the data lie.</summary>
    DataLocation,

    /// <summary>What sort of data it holds.</summary>
    DataCategory,

    /// <summary>The protection need (Schutzbedarf).</summary>
    ProtectionNeed,

    /// <summary>How much depends on it.</summary>
    Criticality,

    /// <summary>Whether it holds personal data.</summary>
    PersonalData,

    /// <summary>Interfaces to other software.</summary>
    Interfaces,

    /// <summary>Formats in which data can be exported.</summary>
    ExportFormats,

    /// <summary>What is to follow it.</summary>
    Successor,

    /// <summary>Where it is in its life: in use, planned, retired.</summary>
    Status,
}
