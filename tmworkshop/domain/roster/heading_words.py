"""The words over a column of names, or of where people come from, in nine languages.

One phrase a line or between commas, and the likelier first where two columns bear one.
"""

from __future__ import annotations

NAME_WORDS = """
full name, name, your name, names, participant, participant name, member, member name
display name, attendee, attendee name, delegate, student, volunteer, learner
registrant, invitee, name and surname, name surname, first and last name
first name and surname, first name surname, first name last name, forename surname
contact name, lead contact, main contact, key contact, contact person, named contact
name of contact, lead officer, preferred name, preferred full name, known as
enw llawn, enw, enw a chyfenw, enw cyntaf a chyfenw, enw cyswllt, ainm, ainm iomlan
nom complet, nom et prenom, prenom et nom, prenom nom, nom
vollstandiger name, vor und nachname, vorname und nachname, vorname nachname
teilnehmer, teilnehmerin, teilnehmende
nombre completo, nombre y apellidos, nombre y apellido, nombre
imie i nazwisko, jmeno a prijmeni, cele jmeno, jmeno, 姓名, 名字, 全名
"""
TURNED_WORDS = """
surname first name, last name first name, surname forename, surname name
surname and first name, family name given name, last name and first name
cyfenw ac enw cyntaf, nom prenom, name vorname, nachname vorname
nachname und vorname, apellidos y nombre, apellidos nombre
nazwisko i imie, nazwisko imie, prijmeni a jmeno, prijmeni jmeno
"""
FIRST_WORDS = """
first name, first names, first, firstname, forename, forenames, given name, given names
given, christian name, fname, enw cyntaf, enw blaen, prenom, prenoms, vorname, vornamen
nombre de pila, nombres, primer nombre, imie, krestni jmeno, 名
"""
LAST_WORDS = """
surname, last name, last names, last, lastname, family name, family, lname, second name
cyfenw, sloinne, sloinneadh, nom de famille, nachname, familienname, zuname
apellidos, apellido, nazwisko, prijmeni, 姓, 姓氏
"""
PARTNERSHIP_WORDS = """
partnership, partnership name, organisation, organization, organisation name
organization name, organisations, company, company name, employer, affiliation
institution, agency, charity, business, association, university, school, college
council, department, workplace, firm, partner organisation, area, org, orgname
where from, where are you from, where do you come from, representing
organisation or company, company or organisation, organisation company, place of work
partneriaeth, mudiad, sefydliad, cwmni, cyflogwr, elusen, corff, enw'r sefydliad
eagraiocht, buidheann
organisme, societe, entreprise, structure, employeur, etablissement
firma, unternehmen, einrichtung, verein, arbeitgeber, institut, trager
organizacion, empresa, entidad, institucion, asociacion, compania
organizacja, instytucja, pracodawca, fundacja, stowarzyszenie
organizace, instituce, zamestnavatel, 单位, 單位, 公司, 组织, 組織, 机构, 機構
"""
FILLERS = frozenset(
    """
    your what is s the of please enter a an and you do work works working for from
    with which are who whom represent represented attendee attendees participant
    participants delegate delegates member members volunteer volunteers learner
    student registrant invitee person staff applicant required optional current
    main own no nr
    """.split()  # noqa: SIM905 (one a line, they would be a module)
)
# with one of these a heading is over something else, whatever stands beside it
OTHER_WORDS = frozenset(
    """
    address age bank billing birth buyer card carer child code contact country count
    county date doctor email emergency event father file form gp guardian guide host id
    job kin line mail manager maiden meeting mother next nickname number parent pet
    phone position postcode preferred role session sheet signature size spouse tel
    ticket time title tutor type url user username web website year zoom mentor coach
    """.split()  # noqa: SIM905 (as above)
)
# these say it alone, and nothing among other words
WEAK_WORDS = frozenset(
    """
    area association attendee business college council delegate department family firm
    first given last learner member names org participant registrant school student
    university volunteer invitee
    """.split()  # noqa: SIM905 (as above)
)
