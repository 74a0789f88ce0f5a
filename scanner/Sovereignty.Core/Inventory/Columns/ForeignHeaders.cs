namespace Sovereignty.Inventory.Columns;

/// <summary>The words that head columns in French, Dutch, Italian, Polish and Spanish lists. German and English words go first where one is written alike.</summary>
internal static class ForeignHeaders
{
    /// <summary>Field, confidence and words, as in <see cref="HeaderSynonyms"/>.</summary>
    public static readonly (InventoryField Field, double Confidence, string Words)[] Table =
    [
        (InventoryField.Product, 1, "Logiciel|Nom du logiciel|Application métier|Progiciel|Nom de l'application|Produit|Nom du produit|Applicatie|Applicatienaam|Naam applicatie|Pakket|Softwarepakket|Programma|Nome software|Denominazione software|Applicativo|Applicazione|Prodotto|Programmi|Nome prodotto|Oprogramowanie|Nazwa oprogramowania|Nazwa programu|Nazwa aplikacji|Aplikacja|Nazwa systemu|Aplicación|Nombre de la aplicación|Nombre del software|Programa|Producto|Nombre del producto"),
        (InventoryField.Product, 0.75, "Nom|Intitulé|Désignation|Libellé|Naam|Omschrijving|Systeem|Denominazione|Descrizione|Nome|Nazwa|Przedmiot umowy|Nombre|Denominación|Objet du contrat|Oggetto|Oggetto del contratto|Objeto|Objeto del contrato|Système|Sistema"),
        (InventoryField.Vendor, 1, "Éditeur|Editeur|Fabricant|Fabrikant|Softwareleverancier|Producent|Produttore|Casa produttrice|Fabricante|Desarrollador|Éditeur du logiciel"),
        (InventoryField.Supplier, 1, "Fournisseur|Titulaire|Prestataire|Titulaire du marché|Leverancier|Opdrachtnemer|Fornitore|Affidatario|Aggiudicatario|Dostawca|Wykonawca|Proveedor|Adjudicatario|Revendeur"),
        (InventoryField.Version, 1, "Versie|Versione|Wersja|Versión"),
        (InventoryField.Unit, 1, "Service utilisateur|Service gestionnaire|Service demandeur|Direction|Pôle|Afdeling|Dienst|Organisatieonderdeel|Ufficio|Settore|Servizio|Ente|Komórka organizacyjna|Wydział|Referat|Departamento|Servicio|Área|Area|Collectivité|Entité"),
        (InventoryField.Users, 1, "Nombre de licences|Nombre d'utilisateurs|Nb utilisateurs|Nb de licences|Nb licences|Nombre de postes|Utilisateurs|Aantal gebruikers|Aantal licenties|Gebruikers|Licenties|Aantal|N. licenze|Numero licenze|N. utenti|Numero utenti|Utenti|Licenze|Quantità|Liczba licencji|Liczba użytkowników|Ilość|Ilość licencji|Liczba stanowisk|Nº usuarios|Número de usuarios|Número de licencias|Nº licencias|Nº de licencias|Usuarios|Licencias|Nombre d'installations"),
        (InventoryField.Licence, 1, "Licence|Type de licence|Licentievorm|Licentie|Licentietype|Licentiemodel|Tipo licenza|Licenza|Licencja|Rodzaj licencji|Tipo de licencia|Licencia"),
        (InventoryField.YearlyCost, 1, "Coût annuel|Montant annuel|Redevance annuelle|Maintenance annuelle|Kosten per jaar|Jaarlijkse kosten|Jaarkosten|Canone annuo|Costo annuo|Costo annuale|Importo annuo|Koszt roczny|Roczny koszt|Opłata roczna|Coste anual|Importe anual|Cuota anual"),
        (InventoryField.YearlyCost, 0.75, "Coût|Montant|Montant TTC|Prix|Bedrag|Costo|Importo|Koszt|Wartość|Cena|Coste|Importe|Precio"),
        (InventoryField.MonthlyCost, 1, "Coût mensuel|Kosten per maand|Canone mensile|Koszt miesięczny|Coste mensual|Cuota mensual"),
        (InventoryField.OneOffCost, 1, "Coût d'acquisition|Prix d'achat|Coût d'achat|Aanschafkosten|Eenmalige kosten|Aanschafprijs|Costo di acquisto|Costo una tantum|Koszt zakupu|Cena zakupu|Coste de adquisición|Precio de compra"),
        (InventoryField.Currency, 1, "Devise|Valuta|Waluta|Moneda"),
        (InventoryField.ContractNumber, 1, "N° de contrat|N° contrat|Numéro de contrat|N° de marché|N° marché|Numéro de marché|Contractnummer|CIG|Numero contratto|N. contratto|Numer umowy|Nr umowy|Número de contrato|Nº contrato|Nº de contrato|Expediente|Nº expediente|Référence contrat"),
        (InventoryField.ContractType, 1, "Type de contrat|Type de marché|Contractsoort|Contracttype|Tipo contratto|Tipologia contratto|Rodzaj umowy|Tipo de contrato"),
        (InventoryField.ContractStart, 1, "Date de début|Début|Date de début du contrat|Date de notification|Ingangsdatum|Begindatum|Startdatum contract|Datum ingang|Data inizio|Inizio|Decorrenza|Data di decorrenza|Data rozpoczęcia|Data zawarcia|Data zawarcia umowy|Obowiązuje od|Fecha inicio|Fecha de inicio|Inicio|Fecha de alta"),
        (InventoryField.ContractEnd, 1, "Date de fin|Fin|Fin de contrat|Date d'échéance|Échéance|Date de fin du contrat|Date d'expiration|Fin de validité|Einddatum|Afloopdatum|Expiratiedatum|Data scadenza|Scadenza|Data fine|Fine contratto|Data zakończenia|Data końcowa|Termin obowiązywania|Obowiązuje do|Ważna do|Data wygaśnięcia|Fecha fin|Fecha de fin|Fecha de vencimiento|Vencimiento|Fin del contrato|Fecha de finalización"),
        (InventoryField.ContractEnd, 0.7, "Durée|Durée du contrat|Looptijd|Contractduur|Durata|Okres obowiązywania|Duración|Plazo|Expiration"),
        (InventoryField.Notice, 1, "Préavis|Délai de préavis|Préavis de résiliation|Opzegtermijn|Preavviso|Preavviso disdetta|Termine di disdetta|Okres wypowiedzenia|Wypowiedzenie|Preaviso|Plazo de preaviso"),
        (InventoryField.NoticeBy, 1, "Date limite de dénonciation|Date limite de résiliation|Opzeggen voor|Opzegdatum|Disdetta entro|Data disdetta|Termin wypowiedzenia"),
        (InventoryField.Renewal, 1, "Tacite reconduction|Reconduction|Renouvellement|Verlenging|Automatische verlenging|Stilzwijgende verlenging|Rinnovo|Rinnovo tacito|Rinnovo automatico|Przedłużenie|Automatyczne przedłużenie|Prórroga|Renovación|Renovación automática"),
        (InventoryField.Contact, 1, "Référent|Référent métier|Responsable|Interlocuteur|Technicien en charge|Contactpersoon|Applicatiebeheerder|Functioneel beheerder|Eigenaar|Referente|Responsabile|Osoba odpowiedzialna|Osoba kontaktowa|Opiekun|Persona de contacto"),
        (InventoryField.Hosting, 1, "Hébergement|Mode d'hébergement|Hébergeur|Hostingvorm|Hostingpartij|Modalità di erogazione|Erogazione|Sposób hostingu|Alojamiento|Modalidad|Modo de despliegue"),
        (InventoryField.DataLocation, 1, "Localisation des données|Lieu d'hébergement|Locatie data|Datalocatie|Ubicazione dati|Ubicazione dei dati|Lokalizacja danych|Ubicación de los datos"),
        (InventoryField.DataCategory, 1, "Catégories de données|Catégorie de données|Données traitées|Gegevenscategorieën|Soort gegevens|Categorie di dati|Categoria dati|Kategorie danych|Categorías de datos"),
        (InventoryField.ProtectionNeed, 1, "BIV|BIV-classificatie|BIV classificatie|Classification DICP|DICP|DICT"),
        (InventoryField.Criticality, 1, "Criticité|Kriticiteit|Criticità|Krytyczność|Criticidad"),
        (InventoryField.PersonalData, 1, "Données personnelles|Données à caractère personnel|DCP|RGPD|Persoonsgegevens|Dati personali|Dane osobowe|RODO|Datos personales"),
        (InventoryField.Interfaces, 1, "Interfaces avec|Koppelingen|Koppeling|Interfacce|Interfejsy|Integraciones"),
        (InventoryField.ExportFormats, 1, "Formats d'export|Exportformaten|Formati di esportazione|Formaty eksportu|Formatos de exportación"),
        (InventoryField.Successor, 1, "Remplaçant|Opvolger|Sostituto|Następca|Sucesor"),
        (InventoryField.Status, 1, "Statut|État|Stato|Stan|Estado"),
    ];
}
