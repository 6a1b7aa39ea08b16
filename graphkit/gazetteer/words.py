"""Words beside or in names that several stages read: forms of address, heads of bodies' names."""

from __future__ import annotations

from graphkit.records import Gender

__all__ = [
    "ADDRESSES",
    "BELIEFS",
    "BODY_HEADS",
    "BODY_OPENERS",
    "COMMON_SURNAMES",
    "COMPANY_FORMS",
    "CONTINENTAL",
    "HONORIFICS",
    "KINDS_OF_BODIES",
    "KINDS_OF_PLACES",
    "NAMED_TOGETHER",
    "PLACE_HEADS",
    "REGIONAL",
    "TRADES",
]

ADDRESSES = frozenset(
    "mr mrs ms miss dr prof sir dame datuk dato datin seri sri tun haji hajah alhaji alhaja otunba barr engr ustaz "
    "shri smt mme mlle herr frau señor señora sen rep daw ratu mallam malam encik puan shaikha sheikha".split()
)
"""Forms of address that only persons have and that are followed by the name, lower case, without a full stop."""


HONORIFICS = frozenset(
    "mr mrs ms miss mx dr prof professor sir dame lord lady rev reverend fr father sister brother hon gen col lt "
    "maj capt cpl sgt adm cmdr sen rep gov pres messrs mme mlle herr frau señor señora don doña datuk dato datin "
    "dato' seri sri tan tun haji hajj hajah alhaji alhaja hajia chief otunba barr barrister engr pastor bishop "
    "ustaz ustad shri smt sheikh shaikh sayyid mullah maulana mufti imam ayatollah pope saint st prince princess "
    "king queen emperor ex-president the sayed president senator minister congressman congresswoman judge justice "
    "detective superintendent inspector constable corporal sergeant captain colonel general major admiral lieutenant "
    "commander commodore brigadier marshal "
    "dp pm vp cm prez marhoom hazi saheb dear ratu daw mallam malam encik puan tuan "
    "shaikha sheikha sayyida pandit swami prophet apostle evangelist comrade comandante subcomandante monsignor".split()
)
"""Words before a name that are no part of it, lower case, without a full stop ("Dr", "Datuk Seri")."""

KINDS_OF_BODIES = frozenset(
    "party group agency newspaper daily weekly outlet company firm movement militia alliance bloc union network "
    "channel broadcaster website institute foundation campaign ministry department bank club magazine station "
    "tabloid paper body secretariat leadership management team coalition site "
    "affiliate arm branch subsidiary wing "
    "airline brewery charity church college cooperative federation gallery hospital hotel museum refinery retailer "
    "startup theatre theater university".split()
)
"""Nouns after a name that say what the named body is: "the Amsel museum"."""

KINDS_OF_PLACES = frozenset(
    "city town village municipality state province county district region republic prefecture".split()
)
"""Nouns whose "of" leads to the place's name: "the municipalities of Amsel and Brisk" are Amsel and Brisk."""

BELIEFS = frozenset(
    "shi'ite shi’ite shiite shia sunni islamist islamic muslim christian catholic protestant orthodox jewish hindu "
    "sikh buddhist marxist maoist communist socialist arab kurdish".split()
)
"""Adjectives that tell what a body believes or whose it is, not what it is called: "the Shi'ite group"."""

REGIONAL = frozenset(
    "gulf african asian european nordic scandinavian baltic balkan caribbean pacific andean arctic mediterranean "
    "western eastern northern southern".split()
)
"""Adjectives that tell where a body is at home, not what it is called: "the Gulf carrier"."""

CONTINENTAL = frozenset({"south", "north", "latin", "central", "native", "african", "asian", "pan"})
"""Words before "American" that make it no adjective of the United States."""


BODY_HEADS = frozenset(
    "Academy Administration Agency Airlines Airways Alliance Army Assembly Association Authority Brigade Bureau "
    "Cabinet Club Coalition College Commission Committee Company Confederation Congress Corporation Corps Council "
    "Court Courts Department Directorate Division Embassy FC Federation Forces Foundation Fund Group Holdings "
    "Industries Institute League Ministry Movement Navy Network News Office Organisation Organization Parliament "
    "Partnership Party Police Regiment School Secretariat Senate Service Services Shimbun Society Times Tribunal "
    "Trust Union University".split()
)
"""Last words of bodies' names; neither "Bank" ("the West Bank") nor "Board" (crossings called after one)."""

PLACE_HEADS = frozenset("City County District Governorate Municipality Prefecture Province Town Village".split())
"""Last words of places' names, of those called after people too: "Prince Henry Municipality"."""


COMPANY_FORMS = frozenset(
    "Ltd Ltd. Limited Inc Inc. Corp Corp. Corporation Co Co. PLC plc LLC LLP Bhd Berhad GmbH AG NV N.V. SA S.A. SpA "
    "S.p.A. JSC OJSC PJSC OOO Pty Pte SE ASA AB Oy A/S".split()
)
"""Legal forms that end firms' names."""

TRADES = frozenset(
    "Apparel Automotive Beverages Books Brands Breweries Brewery Chemicals Chronicle Clothing Communications "
    "Construction Consulting Contractors Cosmetics Dairies Electronics Energy Engineering Enterprises "
    "Entertainment Estates Films Fisheries Foods Footwear Gazette Healthcare Herald Hospitality Images Insurance "
    "Journal Laboratories Labs Logistics Magazine Marine Media Metals Minerals Mining Motors PAC Partners "
    "Petroleum Pharma Pharmaceuticals Pictures Plantations Productions Properties Publishing Radio Refinery Records "
    "Resorts Restaurants Securities Semiconductor Sentinel Shipping Software Solutions Studios Systems Technologies "
    "Technology Telecom Telecommunications Telegraph Television Textiles Trading Transport Tribune TV Ventures "
    "Weekly".split()
)
"""Last words of firms' and outlets' names, and hardly ever of a person's: "Ada Roe Footwear"."""

BODY_OPENERS = frozenset(
    "AFC AFK AIK ASEC CSKA Deportivo Dinamo Dynamo FC FK Hapoel HNK IFK Inter KRC Lokomotiv Maccabi MFK Olympique OGC "
    "RCD RSC Spartak SSC TSG TSV VfB VfL Aerolíneas Asociación Association Associação Banco Banque Cámara Cervecería "
    "Clínica Colegio Comisión Comité Compañía Confederação Confederación Confédération Consejo Constructora Consorcio "
    "Corporación Cooperativa Deutsche Diario Empresa Federação Federación Fédération Fondation Frente Fundação "
    "Fundación Fundacja Groupe Grupo Institut Instituto Kementerian Ministère Ministerio Ministério Minera Mouvement "
    "Movimento Movimiento Observatorio Partai Parti Partido Partit Persatuan Polícia Policía Rassemblement Rūnanga "
    "Runanga Secretaría Sindicato Société Stiftung Syndicat Tribunal União Unión Universidad Universidade Università "
    "Universitas Universitat Universität Université Yayasan Aliansi Badan Dewan Gerakan Kelab Koalisi Komisi Komite "
    "Lembaga Serikat Syarikat".split()
)
"""First words of clubs' names, and of bodies' in the languages of the countries that much is reported from."""

COMMON_SURNAMES = frozenset(
    "ahmed ali chen choi hassan hussein ibrahim kang kaur khan kim kumar li liu mohamed mohammed nguyen park pham "
    "singh tran wang wu yang zhang zhao zhou".split()
)
"""Family names, folded, that so many people bear that one alone tells nothing of who is meant in another text."""

NAMED_TOGETHER: dict[str, Gender] = {
    **dict.fromkeys(("women", "sisters", "girls", "actresses"), "female"),
    **dict.fromkeys(("men", "brothers", "boys"), "male"),
    **dict.fromkeys(
        "activists campaigners journalists reporters lawyers lawmakers senators officers opponents rivals players "
        "suspects researchers scientists students defendants friends candidates generals officials executives "
        "siblings duo pair couple twins victims prisoners detainees artists singers actors athletes".split(),
        "",
    ),
}
"""Plural nouns for people of whom "the two" are mostly two that the text never names, unless it named two together."""
