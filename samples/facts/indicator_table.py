"""A plain data file with English headers: two years, a target and a growth rate."""

from samples.source import Column, table

TITLE = "indicators"
PARTS = (
    table(
        "",
        "",
        (
            Column("Indicator", "label"),
            Column("Unit", "unit"),
            Column("2015", "value", (2015, 2015)),
            Column("2020", "value", (2020, 2020)),
            Column("Target 2025", "value", (2025, 2025), role="target"),
            Column("Average annual growth 2016-2020 (%)", "value", (2016, 2020), "growth_average", unit="%"),
        ),
        (
            ("GDP", "100 million yuan", "413", "590", "929", "7.4"),
            ("Retail sales of consumer goods", "100 million yuan", "53.7", "125.8", "259", "18.6"),
            ("Total imports and exports", "100 million yuan", "122", "216", "348", "13.2"),
            ("Registered trademarks", "items", "707", "1950", "", "22.5"),
            ("Forest coverage", "%", "11.82", "12.66", "13", ""),
            ("Per capita disposable income of urban residents", "yuan", "31604", "43179", "", "6.4"),
            ("Per capita disposable income of rural residents", "yuan", "16216", "22649", "", "6.9"),
            ("Persons covered by basic pension insurance", "10000 persons", "9.8", "5126", "", ""),
        ),
    ),
)
