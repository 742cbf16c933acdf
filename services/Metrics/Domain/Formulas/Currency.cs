namespace Setpoint.Metrics.Domain.Formulas;

/// <summary>Finds the currency in a unit of measure.</summary>
internal static class Currency
{
    /// <summary>ISO 4217, the currencies in use.</summary>
    private static readonly HashSet<string> s_codes = new(
        """
        AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLF CLP CNY
        COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR
        IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR
        MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD
        SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES VND VUV WST XAF XCD
        XOF XPF YER ZAR ZMW ZWG
        """.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries),
        StringComparer.Ordinal);

    private static readonly Dictionary<char, string> s_symbols = new() { ['€'] = "EUR", ['$'] = "USD", ['£'] = "GBP", ['¥'] = "JPY" };

    /// <summary>The code of a symbol that stands alone.</summary>
    public static string? OfSymbol(string name) => name.Length == 1 ? s_symbols.GetValueOrDefault(name[0]) : null;

    /// <summary>The code in <c>EUR</c>, <c>kEUR</c>, <c>EUR m</c> or <c>€</c>; none in <c>parcels</c>.</summary>
    public static string? In(string unit)
    {
        foreach (var word in unit.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var code = word.Length > 3 ? word[^3..] : word;
            if (s_codes.Contains(code) && (word.Length == 3 || word is ['k' or 'm' or 'M', _, _, _]))
            {
                return code;
            }
        }

        return unit.Where(s_symbols.ContainsKey).Select(c => s_symbols[c]).FirstOrDefault();
    }
}
